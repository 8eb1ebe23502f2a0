<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>CoReg</name>
    <message>
        <source>Coregister image (global shift)…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find and correct the shift between two images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch on the plugin Processing (Plugins &gt; Manage and Install Plugins) to use CoReg.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The match window&apos;s centre ({}, {}) does not exist in the CRS of the target: choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} is not a raster layer: choose a raster layer or a raster file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} &quot;{}&quot; can no longer be read: check that its file {} still exists.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} &quot;{}&quot; comes from the data provider &quot;{}&quot;, not from a file that GDAL reads: export it to a file first (Layer &gt; Save As) and choose that file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} holds no polygons: choose a layer with polygons, or none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} cannot be read: choose a polygon layer, or none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} cannot be read: choose a raster or a polygon layer, or none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} &quot;{}&quot; is neither a raster nor a polygon layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The reference image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The footprint of the reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bad-data mask of the reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The target image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The footprint of the target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bad-data mask of the target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nearest neighbour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bilinear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cubic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cubic spline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lanczos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Average</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reference image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The image that stays. Any georeferenced raster that GDAL reads, in any CRS and resolution.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The image that is measured against the reference and that a correction moves. It is never modified.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Band of the reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose bands of both images that look alike: the same or neighbouring wavelengths.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Band of the target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This value marks pixels without data, instead of the no-data value stored in the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No-data value of the reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No-data value of the target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Derive missing no-data values from the corners</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where a file declares no no-data value, no mask and no alpha band, the value that fills its corners is taken as no data, with a message. Switch off where such a value is a real measurement.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Polygons (any CRS) of the area where the image holds usable data; they are merged. Given, the area is not searched for, which saves time on large images.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Footprint of the reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Footprint of the target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clouds, water or other areas that must not take part in the matching: a polygon layer (inside is bad) or a raster (every value but 0 and no data is bad), in any CRS. Masked pixels are left out of every window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bad-data mask of the reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bad-data mask of the target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In pixels of the coarser of the two images. Shrunk, with a message, where the overlap is smaller.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Centre of the match window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Map position of a match window. Empty: the best places in the overlap are found, away from no data, masks and flat texture. A point without a CRS is in the CRS of the target.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width of the match windows [px]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Height of the match windows [px]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of match windows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The shift is the robust consensus of this many windows over the overlap, so that clouds and changes in some of them do no harm. 1 = one single window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coherence-weighted phase correlation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coherence-weighted phase correlation with a mask of changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classic phase correlation (Foroosh et al. 2002)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Maximum shift [px]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A larger shift, in pixels of the target, is refused as no match. Empty: as far as the coarse search over the whole overlap reaches.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Maximum iterations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often a window may be moved by whole pixels and measured again until the rest is sub-pixel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sub-pixel estimator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The default is the most accurate; the classic one serves comparison with other programs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resampling for matching</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Used only where grids or CRSs differ: how one image is read on the grid of the other to compare them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overlap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The area where both images hold data, as a polygon in the CRS of the target.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Match windows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One polygon a match window, with its shift, its quality and why it was not used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift vectors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One line a measured window, from its centre along its shift, in true length. The style exaggerates the arrows; the layer variable coreg_exaggeration sets a factor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HTML files (*.html)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A page with the numbers, the windows, the correlation surface and the command that repeats the run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift to the right [target px]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift down [target px]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift to the east [map units]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift to the north [map units]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length of the shift [map units]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Direction of the shift [degrees clockwise from north]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reliability [0..100]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Similarity before the correction [-1..1]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Similarity after the correction [-1..1]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uncertainty of the shift [target px, 1 sigma]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status: ok, or why there is no match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the raster given as grid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Georeferencing only: no resampling, pixels stay identical</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resample onto the pixels of {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resample onto the pixels and the extent of {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resample onto a given resolution or another raster&apos;s grid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Georeferencing only moves the origin and leaves every pixel as it is; the other ways resample once, so that the pixels line up with those of another image.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resampling method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Used only where the correction resamples. Nearest neighbour for classes, average towards coarser pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resolution [map units]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Side of the square pixels, in units of the CRS of the output; for the last kind of correction.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raster that gives the grid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its origin and pixel size are used by a correction that resamples onto another raster&apos;s grid.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Creation options</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Options of the GDAL driver as NAME=VALUE, separated by |, for example COMPRESS=DEFLATE|TILED=YES.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Short name of a GDAL driver, for example GTiff, COG, ENVI or VRT. Empty: by the name&apos;s extension.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The format follows the extension: .tif (GeoTIFF), .cog.tif (cloud-optimised), .bsq or .envi (ENVI), .vrt (a small file that points to the original and costs no disk), and others that GDAL writes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CoReg: co-registration of images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The algorithm {} cannot be loaded: {}. Reinstall the plugin CoReg.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CoReg needs the Python package(s) {packages}: install with `{command}` and restart QGIS.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OSGeo4W Shell</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
