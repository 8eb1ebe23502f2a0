<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>CoReg</name>
    <message>
        <source>Coregister image (global shift)…</source>
        <translation>Bild koregistrieren (globaler Versatz)…</translation>
    </message>
    <message>
        <source>Find and correct the shift between two images</source>
        <translation>Den Versatz zwischen zwei Bildern finden und korrigieren</translation>
    </message>
    <message>
        <source>Switch on the plugin Processing (Plugins &gt; Manage and Install Plugins) to use CoReg.</source>
        <translation>CoReg braucht die Erweiterung Processing: einschalten unter Erweiterungen &gt; Erweiterungen verwalten und installieren.</translation>
    </message>
    <message>
        <source>{} is not a raster layer: choose a raster layer or a raster file.</source>
        <translation>{} ist kein Rasterlayer: einen Rasterlayer oder eine Rasterdatei wählen.</translation>
    </message>
    <message>
        <source>{} &quot;{}&quot; can no longer be read: check that its file {} still exists.</source>
        <translation>{} „{}“ lässt sich nicht mehr lesen: prüfen, ob die Datei {} noch da ist.</translation>
    </message>
    <message>
        <source>{} &quot;{}&quot; comes from the data provider &quot;{}&quot;, not from a file that GDAL reads: export it to a file first (Layer &gt; Save As) and choose that file.</source>
        <translation>{} „{}“ kommt vom Datenanbieter „{}“ und nicht aus einer Datei, die GDAL liest: zuerst in eine Datei exportieren (Layer &gt; Speichern als) und diese wählen.</translation>
    </message>
    <message>
        <source>{} holds no polygons: choose a layer with polygons, or none.</source>
        <translation>{} enthält keine Polygone: einen Layer mit Polygonen wählen oder keinen.</translation>
    </message>
    <message>
        <source>{} cannot be read: choose a polygon layer, or none.</source>
        <translation>{} ist nicht lesbar: einen Polygonlayer wählen oder keinen.</translation>
    </message>
    <message>
        <source>{} cannot be read: choose a raster or a polygon layer, or none.</source>
        <translation>{} ist nicht lesbar: einen Raster- oder Polygonlayer wählen oder keinen.</translation>
    </message>
    <message>
        <source>The reference image</source>
        <translation>Das Referenzbild</translation>
    </message>
    <message>
        <source>The footprint of the reference</source>
        <translation>Der Umriss der Referenz</translation>
    </message>
    <message>
        <source>The bad-data mask of the reference</source>
        <translation>Die Störungsmaske der Referenz</translation>
    </message>
    <message>
        <source>The target image</source>
        <translation>Das Zielbild</translation>
    </message>
    <message>
        <source>The footprint of the target</source>
        <translation>Der Umriss des Zielbilds</translation>
    </message>
    <message>
        <source>The bad-data mask of the target</source>
        <translation>Die Störungsmaske des Zielbilds</translation>
    </message>
    <message>
        <source>Nearest neighbour</source>
        <translation>Nächster Nachbar</translation>
    </message>
    <message>
        <source>Bilinear</source>
        <translation>Bilinear</translation>
    </message>
    <message>
        <source>Cubic</source>
        <translation>Kubisch</translation>
    </message>
    <message>
        <source>Cubic spline</source>
        <translation>Kubischer Spline</translation>
    </message>
    <message>
        <source>Lanczos</source>
        <translation>Lanczos</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>Mittelwert</translation>
    </message>
    <message>
        <source>Reference image</source>
        <translation>Referenzbild</translation>
    </message>
    <message>
        <source>The image that stays. Any georeferenced raster that GDAL reads, in any CRS and resolution.</source>
        <translation>Das Bild, das bleibt. Jedes georeferenzierte Raster, das GDAL liest, in beliebigem KBS und beliebiger Auflösung.</translation>
    </message>
    <message>
        <source>Target image</source>
        <translation>Zielbild</translation>
    </message>
    <message>
        <source>The image that is measured against the reference and that a correction moves. It is never modified.</source>
        <translation>Das Bild, das gegen die Referenz gemessen wird und das eine Korrektur verschiebt. Es wird nie verändert.</translation>
    </message>
    <message>
        <source>Band of the reference</source>
        <translation>Kanal der Referenz</translation>
    </message>
    <message>
        <source>Choose bands of both images that look alike: the same or neighbouring wavelengths.</source>
        <translation>In beiden Bildern Kanäle wählen, die sich ähnlich sehen: gleiche oder benachbarte Wellenlängen.</translation>
    </message>
    <message>
        <source>Band of the target</source>
        <translation>Kanal des Zielbilds</translation>
    </message>
    <message>
        <source>This value marks pixels without data, instead of the no-data value stored in the file.</source>
        <translation>Dieser Wert kennzeichnet Pixel ohne Daten, anstelle des in der Datei gespeicherten Leerwerts.</translation>
    </message>
    <message>
        <source>No-data value of the reference</source>
        <translation>Leerwert der Referenz</translation>
    </message>
    <message>
        <source>No-data value of the target</source>
        <translation>Leerwert des Zielbilds</translation>
    </message>
    <message>
        <source>Derive missing no-data values from the corners</source>
        <translation>Fehlende Leerwerte aus den Bildecken ableiten</translation>
    </message>
    <message>
        <source>Where a file declares no no-data value, no mask and no alpha band, the value that fills its corners is taken as no data, with a message. Switch off where such a value is a real measurement.</source>
        <translation>Nennt eine Datei weder Leerwert noch Maske noch Alphakanal, gilt der Wert, der ihre Ecken füllt, als Leerwert, mit einer Meldung. Ausschalten, wo dieser Wert ein wirklicher Messwert ist.</translation>
    </message>
    <message>
        <source>Polygons (any CRS) of the area where the image holds usable data; they are merged. Given, the area is not searched for, which saves time on large images.</source>
        <translation>Polygone (in beliebigem KBS) der Fläche, auf der das Bild brauchbare Daten enthält; sie werden vereinigt. Sind sie gegeben, wird die Fläche nicht gesucht, was bei großen Bildern Zeit spart.</translation>
    </message>
    <message>
        <source>Footprint of the reference</source>
        <translation>Umriss der Referenz</translation>
    </message>
    <message>
        <source>Footprint of the target</source>
        <translation>Umriss des Zielbilds</translation>
    </message>
    <message>
        <source>Clouds, water or other areas that must not take part in the matching: a polygon layer (inside is bad) or a raster (every value but 0 and no data is bad), in any CRS. Masked pixels are left out of every window.</source>
        <translation>Wolken, Wasser oder andere Flächen, die am Abgleich nicht teilnehmen dürfen: ein Polygonlayer (innen ist gestört) oder ein Raster (jeder Wert außer 0 und Leerwert ist gestört), in beliebigem KBS. Maskierte Pixel bleiben in jedem Fenster außen vor.</translation>
    </message>
    <message>
        <source>Bad-data mask of the reference</source>
        <translation>Störungsmaske der Referenz</translation>
    </message>
    <message>
        <source>Bad-data mask of the target</source>
        <translation>Störungsmaske des Zielbilds</translation>
    </message>
    <message>
        <source>Centre of the match window</source>
        <translation>Mitte des Suchfensters</translation>
    </message>
    <message>
        <source>Width of the match windows [px]</source>
        <translation>Breite der Suchfenster [px]</translation>
    </message>
    <message>
        <source>Height of the match windows [px]</source>
        <translation>Höhe der Suchfenster [px]</translation>
    </message>
    <message>
        <source>Number of match windows</source>
        <translation>Anzahl der Suchfenster</translation>
    </message>
    <message>
        <source>The shift is the robust consensus of this many windows over the overlap, so that clouds and changes in some of them do no harm. 1 = one single window.</source>
        <translation>Der Versatz ist der robuste Konsens so vieler Fenster über die Überlappung, sodass Wolken und Veränderungen in einigen davon nicht schaden. 1 = ein einziges Fenster.</translation>
    </message>
    <message>
        <source>Coherence-weighted phase correlation</source>
        <translation>Kohärenzgewichtete Phasenkorrelation</translation>
    </message>
    <message>
        <source>Coherence-weighted phase correlation with a mask of changes</source>
        <translation>Kohärenzgewichtete Phasenkorrelation mit Maske der Veränderungen</translation>
    </message>
    <message>
        <source>Classic phase correlation (Foroosh et al. 2002)</source>
        <translation>Klassische Phasenkorrelation (Foroosh u. a. 2002)</translation>
    </message>
    <message>
        <source>Maximum shift [px]</source>
        <translation>Größter Versatz [px]</translation>
    </message>
    <message>
        <source>A larger shift, in pixels of the target, is refused as no match. Empty: as far as the coarse search over the whole overlap reaches.</source>
        <translation>Ein größerer Versatz, in Pixeln des Zielbilds, gilt als keine Übereinstimmung. Leer: so weit die grobe Suche über die ganze Überlappung reicht.</translation>
    </message>
    <message>
        <source>Maximum iterations</source>
        <translation>Höchstzahl der Durchgänge</translation>
    </message>
    <message>
        <source>How often a window may be moved by whole pixels and measured again until the rest is sub-pixel.</source>
        <translation>Wie oft ein Fenster um ganze Pixel versetzt und neu gemessen werden darf, bis der Rest kleiner als ein Pixel ist.</translation>
    </message>
    <message>
        <source>Sub-pixel estimator</source>
        <translation>Subpixel-Schätzer</translation>
    </message>
    <message>
        <source>Resampling for matching</source>
        <translation>Umrechnung für den Abgleich</translation>
    </message>
    <message>
        <source>Used only where grids or CRSs differ: how one image is read on the grid of the other to compare them.</source>
        <translation>Nur verwendet, wo Gitter oder KBS verschieden sind: wie ein Bild für den Vergleich auf dem Gitter des anderen gelesen wird.</translation>
    </message>
    <message>
        <source>Overlap</source>
        <translation>Überlappung</translation>
    </message>
    <message>
        <source>The area where both images hold data, as a polygon in the CRS of the target.</source>
        <translation>Die Fläche, auf der beide Bilder Daten enthalten, als Polygon im KBS des Zielbilds.</translation>
    </message>
    <message>
        <source>Match windows</source>
        <translation>Suchfenster</translation>
    </message>
    <message>
        <source>One polygon a match window, with its shift, its quality and why it was not used.</source>
        <translation>Ein Polygon je Suchfenster mit seinem Versatz, seiner Qualität und dem Grund, falls es nicht verwendet wurde.</translation>
    </message>
    <message>
        <source>Shift vectors</source>
        <translation>Versatzvektoren</translation>
    </message>
    <message>
        <source>One line a measured window, from its centre along its shift, in true length. The style exaggerates the arrows; the layer variable coreg_exaggeration sets a factor.</source>
        <translation>Eine Linie je gemessenem Fenster, von seiner Mitte entlang des Versatzes, in wahrer Länge. Der Stil überhöht die Pfeile; die Layervariable coreg_exaggeration setzt einen Faktor.</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>HTML files (*.html)</source>
        <translation>HTML-Dateien (*.html)</translation>
    </message>
    <message>
        <source>A page with the numbers, the windows, the correlation surface and the command that repeats the run.</source>
        <translation>Eine Seite mit den Zahlen, den Fenstern, der Korrelationsfläche und dem Befehl, der den Lauf wiederholt.</translation>
    </message>
    <message>
        <source>Shift to the right [target px]</source>
        <translation>Versatz nach rechts [px des Zielbilds]</translation>
    </message>
    <message>
        <source>Shift down [target px]</source>
        <translation>Versatz nach unten [px des Zielbilds]</translation>
    </message>
    <message>
        <source>Shift to the east [map units]</source>
        <translation>Versatz nach Osten [Karteneinheiten]</translation>
    </message>
    <message>
        <source>Shift to the north [map units]</source>
        <translation>Versatz nach Norden [Karteneinheiten]</translation>
    </message>
    <message>
        <source>Length of the shift [map units]</source>
        <translation>Länge des Versatzes [Karteneinheiten]</translation>
    </message>
    <message>
        <source>Direction of the shift [degrees clockwise from north]</source>
        <translation>Richtung des Versatzes [Grad im Uhrzeigersinn von Norden]</translation>
    </message>
    <message>
        <source>Reliability [0..100]</source>
        <translation>Zuverlässigkeit [0..100]</translation>
    </message>
    <message>
        <source>Similarity before the correction [-1..1]</source>
        <translation>Ähnlichkeit vor der Korrektur [-1..1]</translation>
    </message>
    <message>
        <source>Similarity after the correction [-1..1]</source>
        <translation>Ähnlichkeit nach der Korrektur [-1..1]</translation>
    </message>
    <message>
        <source>Uncertainty of the shift [target px, 1 sigma]</source>
        <translation>Unsicherheit des Versatzes [px des Zielbilds, 1 Sigma]</translation>
    </message>
    <message>
        <source>Status: ok, or why there is no match</source>
        <translation>Status: ok, oder warum es keine Übereinstimmung gibt</translation>
    </message>
    <message>
        <source>the raster given as grid</source>
        <translation>des Rasters, das das Gitter vorgibt</translation>
    </message>
    <message>
        <source>the reference</source>
        <translation>der Referenz</translation>
    </message>
    <message>
        <source>Georeferencing only: no resampling, pixels stay identical</source>
        <translation>Nur Georeferenzierung: keine Umrechnung, Pixel bleiben identisch</translation>
    </message>
    <message>
        <source>Resample onto the pixels of {}</source>
        <translation>Auf die Pixel {} umrechnen</translation>
    </message>
    <message>
        <source>Resample onto the pixels and the extent of {}</source>
        <translation>Auf die Pixel und die Ausdehnung {} umrechnen</translation>
    </message>
    <message>
        <source>Resample onto a given resolution or another raster&apos;s grid</source>
        <translation>Auf eine gegebene Auflösung oder das Gitter eines anderen Rasters umrechnen</translation>
    </message>
    <message>
        <source>Correction</source>
        <translation>Korrektur</translation>
    </message>
    <message>
        <source>Georeferencing only moves the origin and leaves every pixel as it is; the other ways resample once, so that the pixels line up with those of another image.</source>
        <translation>Nur Georeferenzierung verschiebt den Ursprung und lässt jedes Pixel, wie es ist; die anderen Wege rechnen einmal um, sodass die Pixel auf denen eines anderen Bildes liegen.</translation>
    </message>
    <message>
        <source>Resampling method</source>
        <translation>Umrechnungsverfahren</translation>
    </message>
    <message>
        <source>Resolution [map units]</source>
        <translation>Auflösung [Karteneinheiten]</translation>
    </message>
    <message>
        <source>Side of the square pixels, in units of the CRS of the output; for the last kind of correction.</source>
        <translation>Seite der quadratischen Pixel in Einheiten des KBS der Ausgabe; für die letzte Art der Korrektur.</translation>
    </message>
    <message>
        <source>Raster that gives the grid</source>
        <translation>Raster, das das Gitter vorgibt</translation>
    </message>
    <message>
        <source>Its origin and pixel size are used by a correction that resamples onto another raster&apos;s grid.</source>
        <translation>Ursprung und Pixelgröße nutzt eine Korrektur, die auf das Gitter eines anderen Rasters umrechnet.</translation>
    </message>
    <message>
        <source>Creation options</source>
        <translation>Erzeugungsoptionen</translation>
    </message>
    <message>
        <source>Options of the GDAL driver as NAME=VALUE, separated by |, for example COMPRESS=DEFLATE|TILED=YES.</source>
        <translation>Optionen des GDAL-Treibers als NAME=WERT, getrennt durch |, zum Beispiel COMPRESS=DEFLATE|TILED=YES.</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Short name of a GDAL driver, for example GTiff, COG, ENVI or VRT. Empty: by the name&apos;s extension.</source>
        <translation>Kurzname eines GDAL-Treibers, zum Beispiel GTiff, COG, ENVI oder VRT. Leer: nach der Dateiendung.</translation>
    </message>
    <message>
        <source>The format follows the extension: .tif (GeoTIFF), .cog.tif (cloud-optimised), .bsq or .envi (ENVI), .vrt (a small file that points to the original and costs no disk), and others that GDAL writes.</source>
        <translation>Das Format folgt der Endung: .tif (GeoTIFF), .cog.tif (für die Cloud optimiert), .bsq oder .envi (ENVI), .vrt (eine kleine Datei, die auf das Original verweist und keinen Plattenplatz braucht) und andere, die GDAL schreibt.</translation>
    </message>
    <message>
        <source>CoReg: co-registration of images</source>
        <translation>CoReg: Koregistrierung von Bildern</translation>
    </message>
    <message>
        <source>The algorithm {} cannot be loaded: {}. Reinstall the plugin CoReg.</source>
        <translation>Der Algorithmus {} lässt sich nicht laden: {}. Die Erweiterung CoReg neu installieren.</translation>
    </message>
    <message>
        <source>CoReg needs the Python package(s) {packages}: install with `{command}` and restart QGIS.</source>
        <translation>CoReg braucht das Python-Paket oder die Pakete {packages}: mit `{command}` installieren und QGIS neu starten.</translation>
    </message>
    <message>
        <source>OSGeo4W Shell</source>
        <translation>OSGeo4W Shell</translation>
    </message>
    <message>
        <source>Apply shift</source>
        <translation>Versatz anwenden</translation>
    </message>
    <message>
        <source>Image coregistration</source>
        <translation>Bildkoregistrierung</translation>
    </message>
    <message>
        <source>coregistration,shift,offset,move,translate,geotransform,georeferencing,align,grid</source>
        <translation>Koregistrierung,Versatz,Verschiebung,verschieben,Georeferenzierung,ausrichten,Gitter,coregistration,shift,offset,move,translate,geotransform,align,grid</translation>
    </message>
    <message>
        <source>Moves a raster by a given shift, by default without touching a pixel.</source>
        <translation>Verschiebt ein Raster um einen gegebenen Versatz, in der Voreinstellung ohne ein Pixel zu verändern.</translation>
    </message>
    <message>
        <source>&lt;p&gt;Moves a raster by a shift that is known, for example measured on one band and applied to another image of the same scene.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Signs and units.&lt;/b&gt; The shift is added to the coordinates of the raster: X_SHIFT moves it to the east, Y_SHIFT to the &lt;b&gt;north&lt;/b&gt;, both in map units of the CRS of the input (metres for UTM, degrees for longitude and latitude). In a model, connect X_SHIFT_M and Y_SHIFT_M of &lt;i&gt;Detect global shift&lt;/i&gt;; where that found no match, this algorithm refuses to run.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Correction.&lt;/b&gt; By default only the georeferencing moves: every pixel stays as it is, with all bands, metadata, no-data values, colour tables, band names and overviews; a .vrt output costs no disk. The other kinds resample once, onto the pixels of another raster or a given resolution.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Verschiebt ein Raster um einen bekannten Versatz, der zum Beispiel an einem Kanal gemessen wurde und auf ein anderes Bild derselben Szene angewandt wird.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Vorzeichen und Einheiten.&lt;/b&gt; Der Versatz wird zu den Koordinaten des Rasters addiert: X_SHIFT schiebt es nach Osten, Y_SHIFT nach &lt;b&gt;Norden&lt;/b&gt;, beide in Karteneinheiten des KBS der Eingabe (Meter bei UTM, Grad bei Länge und Breite). Im Modell werden X_SHIFT_M und Y_SHIFT_M von &lt;i&gt;Globalen Versatz bestimmen&lt;/i&gt; verbunden; wurde dort keine Übereinstimmung gefunden, läuft dieser Algorithmus nicht.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Korrektur.&lt;/b&gt; In der Voreinstellung wird nur die Georeferenzierung verschoben: Jedes Pixel bleibt, wie es ist, mit allen Kanälen, Metadaten, Leerwerten, Farbtabellen, Kanalnamen und Übersichten; eine Ausgabe als .vrt braucht keinen Plattenplatz. Die anderen Arten rechnen einmal um, auf die Pixel eines anderen Rasters oder eine gegebene Auflösung.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>In map units of the CRS of the raster (metres for UTM, degrees for longitude and latitude).</source>
        <translation>In Karteneinheiten des KBS des Rasters (Meter bei UTM, Grad bei Länge und Breite).</translation>
    </message>
    <message>
        <source>Raster to move</source>
        <translation>Zu verschiebendes Raster</translation>
    </message>
    <message>
        <source>Any raster that GDAL reads, with all its bands. It is never modified.</source>
        <translation>Jedes Raster, das GDAL liest, mit allen Kanälen. Es wird nie verändert.</translation>
    </message>
    <message>
        <source>Shifted raster</source>
        <translation>Verschobenes Raster</translation>
    </message>
    <message>
        <source>The raster to move</source>
        <translation>Das zu verschiebende Raster</translation>
    </message>
    <message>
        <source>{} is no number: give a shift in map units; an earlier detection may have found no match.</source>
        <translation>{} ist keine Zahl: einen Versatz in Karteneinheiten angeben; vielleicht fand eine vorherige Bestimmung keine Übereinstimmung.</translation>
    </message>
    <message>
        <source>not set</source>
        <translation>nicht gesetzt</translation>
    </message>
    <message>
        <source>Coregister image (global shift)</source>
        <translation>Bild koregistrieren (globaler Versatz)</translation>
    </message>
    <message>
        <source>coregistration,registration,alignment,shift,offset,correct,phase correlation,subpixel</source>
        <translation>Koregistrierung,Registrierung,Passgenauigkeit,Versatz,Verschiebung,korrigieren,Phasenkorrelation,Subpixel,coregistration,registration,alignment,shift,offset,correct,phase correlation</translation>
    </message>
    <message>
        <source>Finds the sub-pixel shift between two images and corrects the target by it.</source>
        <translation>Findet den Versatz zwischen zwei Bildern auf Bruchteile eines Pixels und korrigiert das Zielbild darum.</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Correction.&lt;/b&gt; By default only the georeferencing moves: every pixel stays as it is, with all bands, metadata, no-data values and colours; a .vrt output costs no disk. The other kinds resample once, onto the pixels of the reference or onto another grid. The target itself is never modified. Where there is no match, the algorithm ends with an error and writes nothing.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;Korrektur.&lt;/b&gt; In der Voreinstellung wird nur die Georeferenzierung verschoben: Jedes Pixel bleibt, wie es ist, mit allen Kanälen, Metadaten, Leerwerten und Farben; eine Ausgabe als .vrt braucht keinen Plattenplatz. Die anderen Arten rechnen einmal um, auf die Pixel der Referenz oder auf ein anderes Gitter. Das Zielbild selbst wird nie verändert. Gibt es keine Übereinstimmung, endet der Algorithmus mit einem Fehler und schreibt nichts.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Corrected image</source>
        <translation>Korrigiertes Bild</translation>
    </message>
    <message>
        <source>No correction was made, since there is {}</source>
        <translation>Es wurde nichts korrigiert, denn: {}</translation>
    </message>
    <message>
        <source>Used only where the correction resamples: nearest neighbour for classes, average for coarser pixels.</source>
        <translation>Nur verwendet, wo die Korrektur umrechnet: nächster Nachbar für Klassen, Mittelwert für gröbere Pixel.</translation>
    </message>
    <message>
        <source>The raster that gives the grid</source>
        <translation>Das Raster, das das Gitter vorgibt,</translation>
    </message>
    <message>
        <source>The resolution must be more than 0: {} was given.</source>
        <translation>Die Auflösung muss größer als 0 sein: {} wurde angegeben.</translation>
    </message>
    <message>
        <source>This kind of correction needs a resolution or a raster that gives the grid: choose one.</source>
        <translation>Diese Art der Korrektur braucht eine Auflösung oder ein Raster, das das Gitter vorgibt: eines davon wählen.</translation>
    </message>
    <message>
        <source>This kind of correction needs a raster that gives the grid: choose one.</source>
        <translation>Diese Art der Korrektur braucht ein Raster, das das Gitter vorgibt: eines wählen.</translation>
    </message>
    <message>
        <source>Detect global shift</source>
        <translation>Globalen Versatz bestimmen</translation>
    </message>
    <message>
        <source>coregistration,registration,alignment,shift,offset,displacement,phase correlation,subpixel,match</source>
        <translation>Koregistrierung,Registrierung,Passgenauigkeit,Versatz,Verschiebung,Phasenkorrelation,Subpixel,coregistration,registration,alignment,shift,offset,displacement,phase correlation,match</translation>
    </message>
    <message>
        <source>Measures the sub-pixel shift between two images and changes nothing.</source>
        <translation>Misst den Versatz zwischen zwei Bildern auf Bruchteile eines Pixels und verändert nichts.</translation>
    </message>
    <message>
        <source>&lt;p&gt;Nothing is changed. To correct the image, give X_SHIFT_M and Y_SHIFT_M to &lt;i&gt;Apply shift&lt;/i&gt;, or run &lt;i&gt;Coregister image (global shift)&lt;/i&gt;, which does both.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Nichts wird verändert. Zum Korrigieren X_SHIFT_M und Y_SHIFT_M an &lt;i&gt;Versatz anwenden&lt;/i&gt; geben oder &lt;i&gt;Bild koregistrieren (globaler Versatz)&lt;/i&gt; ausführen, das beides tut.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;Finds the one shift that brings the &lt;b&gt;target&lt;/b&gt; image onto the &lt;b&gt;reference&lt;/b&gt; image, to a small part of a pixel. The images may differ in extent, resolution, CRS, data type and content: they are compared at the coarser resolution, in the CRS of the target, and offsets of hundreds of pixels are found.&lt;/p&gt;&lt;p&gt;A coarse search over the whole overlap comes first; then several windows are matched by phase correlation, and the shift is what most of them agree on. Where nothing can be matched, the status says why and there are no numbers.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Signs and units.&lt;/b&gt; A shift is what has to be &lt;i&gt;added&lt;/i&gt; to the coordinates of the target. X_SHIFT_PX and Y_SHIFT_PX count pixels of the target, to the right and &lt;b&gt;down&lt;/b&gt;; X_SHIFT_M and Y_SHIFT_M count map units of the CRS of the target, to the east and &lt;b&gt;north&lt;/b&gt; (metres for UTM, degrees for longitude and latitude). ANGLE is clockwise from north.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Quality.&lt;/b&gt; RELIABILITY goes from 0 to 100; 50 means as likely wrong as right. UNCERTAINTY_PX is one standard error. SSIM_BEFORE and SSIM_AFTER tell how alike the images are at the given and at the corrected position; 1 is identical.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Limits.&lt;/b&gt; One shift for the whole image: rotation, scale and local distortion are not corrected. Windows under 64 pixels are much less accurate.&lt;/p&gt;&lt;p&gt;Shapefiles cut the names of fields: there RELIABILITY is RELIABIL, UNCERTAINTY_PX is UNCERT_PX, SSIM_BEFORE, SSIM_AFTER and SSIM_IMPROVED are SSIM_BEF, SSIM_AFT and SSIM_IMPR. GeoPackage keeps them.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Findet den einen Versatz, der das &lt;b&gt;Zielbild&lt;/b&gt; auf das &lt;b&gt;Referenzbild&lt;/b&gt; bringt, auf einen kleinen Bruchteil eines Pixels. Die Bilder dürfen sich in Ausdehnung, Auflösung, KBS, Datentyp und Inhalt unterscheiden: Verglichen wird in der gröberen Auflösung und im KBS des Zielbilds; auch Versätze von Hunderten Pixeln werden gefunden.&lt;/p&gt;&lt;p&gt;Zuerst kommt eine grobe Suche über die ganze Überlappung; dann werden mehrere Fenster durch Phasenkorrelation abgeglichen, und der Versatz ist der, auf den sich die meisten einigen. Wo sich nichts abgleichen lässt, sagt der Status, warum, und es gibt keine Zahlen.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Vorzeichen und Einheiten.&lt;/b&gt; Ein Versatz ist, was zu den Koordinaten des Zielbilds &lt;i&gt;addiert&lt;/i&gt; werden muss. X_SHIFT_PX und Y_SHIFT_PX zählen Pixel des Zielbilds nach rechts und &lt;b&gt;unten&lt;/b&gt;; X_SHIFT_M und Y_SHIFT_M Karteneinheiten des KBS des Zielbilds nach Osten und &lt;b&gt;Norden&lt;/b&gt; (Meter bei UTM, Grad bei Länge und Breite). ANGLE zählt im Uhrzeigersinn von Norden.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Qualität.&lt;/b&gt; RELIABILITY geht von 0 bis 100; 50 heißt, falsch ist so wahrscheinlich wie richtig. UNCERTAINTY_PX ist ein Standardfehler. SSIM_BEFORE und SSIM_AFTER sagen, wie ähnlich die Bilder an der gegebenen und an der korrigierten Stelle sind; 1 ist identisch.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Grenzen.&lt;/b&gt; Ein Versatz für das ganze Bild: Drehung, Maßstab und örtliche Verzerrung werden nicht korrigiert. Fenster unter 64 Pixeln sind viel ungenauer.&lt;/p&gt;&lt;p&gt;Shapefiles kürzen die Feldnamen: Dort heißt RELIABILITY RELIABIL, UNCERTAINTY_PX UNCERT_PX, und SSIM_BEFORE, SSIM_AFTER und SSIM_IMPROVED heißen SSIM_BEF, SSIM_AFT und SSIM_IMPR. GeoPackage behält sie.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Shift of the target: {:.3f} px right and {:.3f} px down, that is {:.3f} east and {:.3f} north in map units; uncertainty {:.3f} px, reliability {:.0f} %.</source>
        <translation>Versatz des Zielbilds: {:.3f} px nach rechts und {:.3f} px nach unten, das sind {:.3f} nach Osten und {:.3f} nach Norden in Karteneinheiten; Unsicherheit {:.3f} px, Zuverlässigkeit {:.0f} %.</translation>
    </message>
    <message>
        <source>not installed</source>
        <translation>nicht installiert</translation>
    </message>
    <message>
        <source>Valid-data footprint</source>
        <translation>Umriss der gültigen Daten</translation>
    </message>
    <message>
        <source>Overlap and footprint</source>
        <translation>Überlappung und Umriss</translation>
    </message>
    <message>
        <source>footprint,extent,outline,nodata,no data,valid,boundary,polygon,coregistration</source>
        <translation>Umriss,Fußabdruck,Ausdehnung,Leerwert,gültig,Grenze,Polygon,Koregistrierung,footprint,extent,outline,nodata,no data,boundary,coregistration</translation>
    </message>
    <message>
        <source>The polygon of the pixels that hold data.</source>
        <translation>Das Polygon der Pixel, die Daten enthalten.</translation>
    </message>
    <message>
        <source>&lt;p&gt;Draws the outline of the pixels that hold data, at full resolution, in the CRS of the raster. Holes are kept. Pixels without data are those with the no-data value, those that the mask band or the alpha band leaves out, and NaN or infinite values.&lt;/p&gt;&lt;p&gt;The outline follows the edges of the pixels; the tolerance (in pixels) says how far the simplified outline may be away from it, and 0 keeps every step.&lt;/p&gt;&lt;p&gt;AREA is in square metres: on the plane for a projected CRS, on the ellipsoid for longitude and latitude. The polygon serves as footprint of the reference or the target in the other algorithms, where it saves the search.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Zeichnet den Umriss der Pixel, die Daten enthalten, in voller Auflösung und im KBS des Rasters. Löcher bleiben erhalten. Ohne Daten sind Pixel mit dem Leerwert, vom Masken- oder Alphakanal ausgeschlossene und solche mit NaN oder unendlichen Werten.&lt;/p&gt;&lt;p&gt;Der Umriss folgt den Kanten der Pixel; die Toleranz (in Pixeln) sagt, wie weit der vereinfachte Umriss davon abweichen darf, und 0 behält jede Stufe.&lt;/p&gt;&lt;p&gt;AREA ist in Quadratmetern: in der Ebene bei einem projizierten KBS, auf dem Ellipsoid bei Länge und Breite. Das Polygon dient in den anderen Algorithmen als Umriss der Referenz oder des Zielbilds und erspart dort die Suche.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Raster</source>
        <translation>Raster</translation>
    </message>
    <message>
        <source>Band</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>No-data value</source>
        <translation>Leerwert</translation>
    </message>
    <message>
        <source>Tolerance [px]</source>
        <translation>Toleranz [px]</translation>
    </message>
    <message>
        <source>Footprint</source>
        <translation>Umriss</translation>
    </message>
    <message>
        <source>Any georeferenced raster that GDAL reads.</source>
        <translation>Jedes georeferenzierte Raster, das GDAL liest.</translation>
    </message>
    <message>
        <source>The band whose valid pixels count. Empty: pixels that hold data in any band.</source>
        <translation>Der Kanal, dessen gültige Pixel zählen. Leer: Pixel, die in irgendeinem Kanal Daten enthalten.</translation>
    </message>
    <message>
        <source>How far the outline may be simplified, in pixels of the raster.</source>
        <translation>Wie weit der Umriss vereinfacht werden darf, in Pixeln des Rasters.</translation>
    </message>
    <message>
        <source>The footprint, in the CRS of the raster.</source>
        <translation>Der Umriss im KBS des Rasters.</translation>
    </message>
    <message>
        <source>Area [m²]</source>
        <translation>Fläche [m²]</translation>
    </message>
    <message>
        <source>CRS of the footprint</source>
        <translation>KBS des Umrisses</translation>
    </message>
    <message>
        <source>The raster</source>
        <translation>Das Raster</translation>
    </message>
    <message>
        <source>The folder of the output {} does not exist: create it first.</source>
        <translation>Den Ordner der Ausgabe {} gibt es nicht: zuerst anlegen.</translation>
    </message>
    <message>
        <source>The output {} is one of the inputs: choose another name.</source>
        <translation>Die Ausgabe {} ist eine der Eingaben: einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>The layer {} cannot be written: is the disk full?</source>
        <translation>Der Layer {} lässt sich nicht schreiben: Ist die Platte voll?</translation>
    </message>
    <message>
        <source>Image overlap</source>
        <translation>Überlappung der Bilder</translation>
    </message>
    <message>
        <source>overlap,intersection,common area,footprint,extent,nodata,coregistration</source>
        <translation>Überlappung,Verschneidung,gemeinsame Fläche,Umriss,Ausdehnung,Leerwert,Koregistrierung,overlap,intersection,footprint,extent,nodata,coregistration</translation>
    </message>
    <message>
        <source>The area where two images both hold data.</source>
        <translation>Die Fläche, auf der beide Bilder Daten enthalten.</translation>
    </message>
    <message>
        <source>&lt;p&gt;Intersects the valid-data footprints of two images: only pixels that hold data count, not the rectangles of the files. The result is in the CRS of the target; the output CRS names it.&lt;/p&gt;&lt;p&gt;AREA is in square metres: on the plane for a projected CRS, on the ellipsoid for longitude and latitude. SHARE_REFERENCE and SHARE_TARGET tell how many per cent of each image&apos;s valid area the overlap is. Images that do not overlap end in an error.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Verschneidet die Umrisse der gültigen Daten zweier Bilder: Nur Pixel mit Daten zählen, nicht die Rechtecke der Dateien. Das Ergebnis ist im KBS des Zielbilds; die Ausgabe CRS nennt es.&lt;/p&gt;&lt;p&gt;AREA ist in Quadratmetern: in der Ebene bei einem projizierten KBS, auf dem Ellipsoid bei Länge und Breite. SHARE_REFERENCE und SHARE_TARGET sagen, wie viel Prozent der gültigen Fläche jedes Bildes die Überlappung ausmacht. Bilder ohne Überlappung enden mit einem Fehler.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>The overlap, in the CRS of the target.</source>
        <translation>Die Überlappung im KBS des Zielbilds.</translation>
    </message>
    <message>
        <source>Area of the overlap [m²]</source>
        <translation>Fläche der Überlappung [m²]</translation>
    </message>
    <message>
        <source>Share of the reference [%]</source>
        <translation>Anteil an der Referenz [%]</translation>
    </message>
    <message>
        <source>Share of the target [%]</source>
        <translation>Anteil am Zielbild [%]</translation>
    </message>
    <message>
        <source>CRS of the overlap</source>
        <translation>KBS der Überlappung</translation>
    </message>
    <message>
        <source>The reference and the target image do not overlap: check that both have the right CRS and position.</source>
        <translation>Referenz- und Zielbild überlappen sich nicht: prüfen, ob beide das richtige KBS und die richtige Lage haben.</translation>
    </message>
    <message>
        <source>Whole surface</source>
        <translation>Ganze Fläche</translation>
    </message>
    <message>
        <source>Around the peak</source>
        <translation>Um die Spitze</translation>
    </message>
    <message>
        <source>displacement right (px)</source>
        <translation>Verschiebung nach rechts (px)</translation>
    </message>
    <message>
        <source>displacement down (px)</source>
        <translation>Verschiebung nach unten (px)</translation>
    </message>
    <message>
        <source>Correlation surface with a marked peak</source>
        <translation>Korrelationsfläche mit markierter Spitze</translation>
    </message>
    <message>
        <source>used</source>
        <translation>verwendet</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>verworfen</translation>
    </message>
    <message>
        <source>result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>shift right (px)</source>
        <translation>Versatz nach rechts (px)</translation>
    </message>
    <message>
        <source>All windows</source>
        <translation>Alle Fenster</translation>
    </message>
    <message>
        <source>Those near the result</source>
        <translation>Die nahe am Ergebnis</translation>
    </message>
    <message>
        <source>shift down (px)</source>
        <translation>Versatz nach unten (px)</translation>
    </message>
    <message>
        <source>Shifts of the windows, used and rejected, and the result</source>
        <translation>Versätze der Fenster, verwendet und verworfen, und das Ergebnis</translation>
    </message>
    <message>
        <source>Map of the overlap with windows and shift vectors</source>
        <translation>Karte der Überlappung mit Fenstern und Versatzvektoren</translation>
    </message>
    <message>
        <source>Blink</source>
        <translation>Blinken</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referenz</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Zielbild</translation>
    </message>
    <message>
        <source>Before: the image jumps by the shift.</source>
        <translation>Vorher: Das Bild springt um den Versatz.</translation>
    </message>
    <message>
        <source>After: what belongs together stands still.</source>
        <translation>Nachher: Was zusammengehört, steht still.</translation>
    </message>
    <message>
        <source>There is nothing to do without an output: choose where to save the shifted raster.</source>
        <translation>Ohne Ausgabe ist nichts zu tun: wählen, wo das verschobene Raster gespeichert wird.</translation>
    </message>
    <message>
        <source>The reference and the target image are the same file, {}: choose two different images.</source>
        <translation>Referenz- und Zielbild sind dieselbe Datei, {}: zwei verschiedene Bilder wählen.</translation>
    </message>
    <message>
        <source>No shift found</source>
        <translation>Kein Versatz gefunden</translation>
    </message>
    <message>
        <source>Shift found</source>
        <translation>Versatz gefunden</translation>
    </message>
    <message>
        <source>Shift found, check it by eye</source>
        <translation>Versatz gefunden, mit dem Auge prüfen</translation>
    </message>
    <message>
        <source>Shift found, more likely wrong than right</source>
        <translation>Versatz gefunden, eher falsch als richtig</translation>
    </message>
    <message>
        <source>Length {length}, azimuth {angle} clockwise from north</source>
        <translation>Länge {length}, Azimut {angle} im Uhrzeigersinn von Norden</translation>
    </message>
    <message>
        <source>Windows whose shift agrees with the result</source>
        <translation>Fenster, deren Versatz zum Ergebnis passt</translation>
    </message>
    <message>
        <source>Shift on the map: east, north</source>
        <translation>Versatz auf der Karte: Ost, Nord</translation>
    </message>
    <message>
        <source>Shift in pixels: right, down</source>
        <translation>Versatz in Pixeln: rechts, unten</translation>
    </message>
    <message>
        <source>Pixels of the target</source>
        <translation>Pixel des Zielbilds</translation>
    </message>
    <message>
        <source>Uncertainty</source>
        <translation>Unsicherheit</translation>
    </message>
    <message>
        <source>1 sigma, both axes together; land that changed or a rotation makes it too small</source>
        <translation>1 Sigma, beide Achsen zusammen; durch veränderte Flächen oder eine Drehung fällt sie zu klein aus</translation>
    </message>
    <message>
        <source>Reliability</source>
        <translation>Zuverlässigkeit</translation>
    </message>
    <message>
        <source>50: as likely wrong as right</source>
        <translation>50: so wahrscheinlich falsch wie richtig</translation>
    </message>
    <message>
        <source>Similarity (SSIM) before → after</source>
        <translation>Ähnlichkeit (SSIM) vorher → nachher</translation>
    </message>
    <message>
        <source>1: identical; it should grow</source>
        <translation>1: identisch; sie sollte wachsen</translation>
    </message>
    <message>
        <source>Windows that agree</source>
        <translation>Übereinstimmende Fenster</translation>
    </message>
    <message>
        <source>The shift is what is added to the target&apos;s coordinates to bring it onto the reference.</source>
        <translation>Der Versatz ist, was zu den Koordinaten des Zielbilds addiert wird, um es auf die Referenz zu bringen.</translation>
    </message>
    <message>
        <source>Direction of the shift</source>
        <translation>Richtung des Versatzes</translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation>Vorher und nachher</translation>
    </message>
    <message>
        <source>The best window: reference and target, each in its own grey scale.</source>
        <translation>Das beste Fenster: Referenz und Zielbild, jedes in eigener Grauskala.</translation>
    </message>
    <message>
        <source>Checkerboard of reference and target</source>
        <translation>Schachbrett aus Referenz und Zielbild</translation>
    </message>
    <message>
        <source>Lines break at the edges of the squares before the correction, and run on after it.</source>
        <translation>Vor der Korrektur brechen Linien an den Kanten der Felder, danach laufen sie durch.</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>The two windows</source>
        <translation>Die beiden Fenster</translation>
    </message>
    <message>
        <source>Centre of the window on the map: {}. Striped where there is no data.</source>
        <translation>Mitte des Fensters auf der Karte: {}. Gestreift, wo keine Daten sind.</translation>
    </message>
    <message>
        <source>Target, as given</source>
        <translation>Zielbild, wie gegeben</translation>
    </message>
    <message>
        <source>Plots</source>
        <translation>Diagramme</translation>
    </message>
    <message>
        <source>The plots are left out because the Python package matplotlib cannot be imported: install it (Debian and Ubuntu: sudo apt install python3-matplotlib; else: python3 -m pip install matplotlib, on Windows in the OSGeo4W Shell) and run the algorithm again.</source>
        <translation>Die Diagramme fehlen, weil sich das Python-Paket matplotlib nicht importieren lässt: es installieren (Debian und Ubuntu: sudo apt install python3-matplotlib; sonst: python3 -m pip install matplotlib, unter Windows in der OSGeo4W Shell) und den Algorithmus erneut ausführen.</translation>
    </message>
    <message>
        <source>Correlation surface of this window</source>
        <translation>Korrelationsfläche dieses Fensters</translation>
    </message>
    <message>
        <source>How well the windows agree at each displacement of the target&apos;s content; the shift is its opposite. One sharp peak is a good match, many of like height are none.</source>
        <translation>Wie gut die Fenster bei jeder Verschiebung des Zielbildinhalts übereinstimmen; der Versatz ist das Gegenteil davon. Eine scharfe Spitze ist eine gute Übereinstimmung, viele gleich hohe sind keine.</translation>
    </message>
    <message>
        <source>Agreement of the windows</source>
        <translation>Einigkeit der Fenster</translation>
    </message>
    <message>
        <source>Each mark is a window&apos;s shift in pixels of the coarser image; the circle is the uncertainty.</source>
        <translation>Jede Marke ist der Versatz eines Fensters in Pixeln des gröberen Bildes; der Kreis ist die Unsicherheit.</translation>
    </message>
    <message>
        <source>Where was measured</source>
        <translation>Wo gemessen wurde</translation>
    </message>
    <message>
        <source>Dashed: the target image; filled: the overlap; squares: windows, used (solid) and rejected (dotted). The arrows show the direction of the shifts, enlarged.</source>
        <translation>Gestrichelt: das Zielbild; gefüllt: die Überlappung; Quadrate: Fenster, verwendet (durchgezogen) und verworfen (gepunktet). Die Pfeile zeigen die Richtung der Versätze, vergrößert.</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Verwendung</translation>
    </message>
    <message>
        <source>Centre x</source>
        <translation>Mitte x</translation>
    </message>
    <message>
        <source>Centre y</source>
        <translation>Mitte y</translation>
    </message>
    <message>
        <source>Size (px)</source>
        <translation>Größe (px)</translation>
    </message>
    <message>
        <source>Right (px)</source>
        <translation>Rechts (px)</translation>
    </message>
    <message>
        <source>Down (px)</source>
        <translation>Unten (px)</translation>
    </message>
    <message>
        <source>Sigma (px)</source>
        <translation>Sigma (px)</translation>
    </message>
    <message>
        <source>SSIM</source>
        <translation>SSIM</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Bemerkung</translation>
    </message>
    <message>
        <source>Windows</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Messages of the run</source>
        <translation>Meldungen des Laufs</translation>
    </message>
    <message>
        <source>Georeferencing of the target</source>
        <translation>Georeferenzierung des Zielbilds</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>The same run as a command</source>
        <translation>Derselbe Lauf als Befehl</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versionen</translation>
    </message>
    <message>
        <source>Geotransform as given</source>
        <translation>Geotransformation, wie gegeben</translation>
    </message>
    <message>
        <source>Geotransform after the correction</source>
        <translation>Geotransformation nach der Korrektur</translation>
    </message>
    <message>
        <source>The output {} is a folder: name a file in it.</source>
        <translation>Die Ausgabe {} ist ein Ordner: eine Datei darin nennen.</translation>
    </message>
    <message>
        <source>Nothing can be written to the folder of the output {} ({}): choose another one.</source>
        <translation>In den Ordner der Ausgabe {} kann nichts geschrieben werden ({}): einen anderen wählen.</translation>
    </message>
    <message>
        <source>{} is no number: {} was given.</source>
        <translation>{} ist keine Zahl: Angegeben ist {}.</translation>
    </message>
    <message>
        <source>The centre of the match window is no point: {} was given, give x,y.</source>
        <translation>Der Mittelpunkt des Vergleichsfensters ist kein Punkt: Angegeben ist {}, erwartet wird x,y.</translation>
    </message>
    <message>
        <source>The CRS of the centre of the match window is unknown: {} was given.</source>
        <translation>Das KBS des Mittelpunkts des Vergleichsfensters ist unbekannt: Angegeben ist {}.</translation>
    </message>
    <message>
        <source>The outputs {} and {} are the same file, {}: give each a file of its own.</source>
        <translation>Die Ausgaben {} und {} sind dieselbe Datei, {}: Geben Sie jeder eine eigene Datei.</translation>
    </message>
    <message>
        <source>A centre was given: the one window around it is matched, whatever the number of windows.</source>
        <translation>Ein Mittelpunkt ist angegeben: Verglichen wird das eine Fenster um ihn, gleich welche Anzahl von Fenstern gewählt ist.</translation>
    </message>
    <message>
        <source>In pixels of the reference; where the target is coarser, at least 64 of its pixels. Shrunk, with a message, where the overlap is smaller.</source>
        <translation>In Pixeln der Referenz; wo das Ziel gröber ist, mindestens 64 seiner Pixel. Mit einer Meldung verkleinert, wo die Überlappung kleiner ist.</translation>
    </message>
    <message>
        <source>Map position of a match window. Empty: the best places in the overlap are found, away from no data, masks and flat texture. A point without a CRS is in the CRS of the target. With a centre, the one window around it is matched, whatever the number of windows.</source>
        <translation>Lage eines Vergleichsfensters auf der Karte. Leer: Die besten Stellen der Überlappung werden gesucht, fern von Leerwerten, Masken und strukturlosen Flächen. Ein Punkt ohne KBS gilt im KBS des Ziels. Mit einem Mittelpunkt wird das eine Fenster um ihn verglichen, gleich welche Anzahl von Fenstern gewählt ist.</translation>
    </message>
    <message>
        <source>Shift under {} {}</source>
        <translation>Versatz unter {} {}</translation>
    </message>
    <message>
        <source>Shift of {} {} or more</source>
        <translation>Versatz von {} {} oder mehr</translation>
    </message>
    <message>
        <source>Shift of {} to {} {}</source>
        <translation>Versatz von {} bis {} {}</translation>
    </message>
    <message>
        <source>Shift of {} {}</source>
        <translation>Versatz von {} {}</translation>
    </message>
    <message>
        <source>The area of the points</source>
        <translation>Die Fläche der Punkte</translation>
    </message>
    <message>
        <source>The layer of positions cannot be read: choose a point layer, or none.</source>
        <translation>Der Layer der Positionen ist nicht lesbar: einen Punktlayer wählen oder keinen.</translation>
    </message>
    <message>
        <source>The layer of positions holds no points: choose another point layer, or none.</source>
        <translation>Der Layer der Positionen enthält keine Punkte: einen anderen Punktlayer wählen oder keinen.</translation>
    </message>
    <message>
        <source>The CRS of points and vectors is unknown: {} was given.</source>
        <translation>Das KBS der Punkte und Vektoren ist unbekannt: Angegeben ist {}.</translation>
    </message>
    <message>
        <source>Size of the match windows [px]</source>
        <translation>Größe der Suchfenster [px]</translation>
    </message>
    <message>
        <source>Distance between points [px]</source>
        <translation>Abstand der Punkte [px]</translation>
    </message>
    <message>
        <source>In pixels of the target, along rows and columns. Empty: it follows from the number of points.</source>
        <translation>In Pixeln des Zielbilds, entlang der Zeilen und Spalten. Leer: Er folgt aus der Anzahl der Punkte.</translation>
    </message>
    <message>
        <source>Number of points</source>
        <translation>Anzahl der Punkte</translation>
    </message>
    <message>
        <source>About so many points are laid out over the overlap. Used where no distance is given.</source>
        <translation>Etwa so viele Punkte werden über die Überlappung verteilt. Verwendet, wo kein Abstand angegeben ist.</translation>
    </message>
    <message>
        <source>Positions instead of a grid</source>
        <translation>Positionen statt eines Gitters</translation>
    </message>
    <message>
        <source>Points in any CRS, multipoints too, at which the shift is measured instead of a regular grid. POINT_ID counts them as in the layer; those outside the overlap stay, without a shift.</source>
        <translation>Punkte in beliebigem KBS, auch Multipunkte, an denen der Versatz statt auf einem regelmäßigen Gitter gemessen wird. POINT_ID zählt sie wie im Layer; die außerhalb der Überlappung bleiben ohne Versatz erhalten.</translation>
    </message>
    <message>
        <source>Maximum number of points</source>
        <translation>Höchstzahl der Punkte</translation>
    </message>
    <message>
        <source>From more points than this, a random subset is taken. Empty: all are measured.</source>
        <translation>Aus mehr Punkten als diesen wird eine zufällige Auswahl genommen. Leer: Alle werden gemessen.</translation>
    </message>
    <message>
        <source>Seed of the random subset</source>
        <translation>Startwert der zufälligen Auswahl</translation>
    </message>
    <message>
        <source>The same seed gives the same subset.</source>
        <translation>Derselbe Startwert ergibt dieselbe Auswahl.</translation>
    </message>
    <message>
        <source>Points inside the polygons only</source>
        <translation>Nur Punkte innerhalb der Polygone</translation>
    </message>
    <message>
        <source>Points outside the polygons only</source>
        <translation>Nur Punkte außerhalb der Polygone</translation>
    </message>
    <message>
        <source>Area of the points</source>
        <translation>Fläche der Punkte</translation>
    </message>
    <message>
        <source>Polygons in any CRS that limit where points lie, or exclude it. Windows may reach across their edges.</source>
        <translation>Polygone in beliebigem KBS, auf die sich die Punkte beschränken oder die sie aussparen. Fenster dürfen über ihre Ränder hinausreichen.</translation>
    </message>
    <message>
        <source>Points are measured</source>
        <translation>Gemessen werden</translation>
    </message>
    <message>
        <source>Whether the polygons of the area hold the points or keep them out.</source>
        <translation>Ob die Polygone der Fläche die Punkte enthalten oder ausschließen.</translation>
    </message>
    <message>
        <source>Global shift first, by a coarse search</source>
        <translation>Zuerst der globale Versatz durch eine grobe Suche</translation>
    </message>
    <message>
        <source>None: windows start at the given position</source>
        <translation>Keine Suche: Fenster beginnen an der gegebenen Lage</translation>
    </message>
    <message>
        <source>Start of the windows</source>
        <translation>Ausgangslage der Fenster</translation>
    </message>
    <message>
        <source>With a search, images that are hundreds of pixels apart are measured too; without, shifts of up to about a quarter of the window are found.</source>
        <translation>Mit einer Suche werden auch Bilder gemessen, die Hunderte Pixel auseinanderliegen; ohne sie werden Versätze bis etwa zu einem Viertel des Fensters gefunden.</translation>
    </message>
    <message>
        <source>Reject unreliable points</source>
        <translation>Unzuverlässige Punkte verwerfen</translation>
    </message>
    <message>
        <source>By the reliability of the point&apos;s own match. The flag is OUT_REL.</source>
        <translation>Nach der Zuverlässigkeit der Übereinstimmung am Punkt selbst. Die Kennzeichnung ist OUT_REL.</translation>
    </message>
    <message>
        <source>Minimum reliability</source>
        <translation>Mindestzuverlässigkeit</translation>
    </message>
    <message>
        <source>0 to 100; 50 means as likely wrong, by more than half a pixel, as right. 90 keeps wrong points out.</source>
        <translation>0 bis 100; 50 heißt, um mehr als ein halbes Pixel falsch ist so wahrscheinlich wie richtig. 90 hält falsche Punkte fern.</translation>
    </message>
    <message>
        <source>Reject points that do not become alike</source>
        <translation>Punkte ohne Gewinn an Ähnlichkeit verwerfen</translation>
    </message>
    <message>
        <source>By the structural similarity (SSIM) of the windows before and after the correction: OUT_SSIM.</source>
        <translation>Nach der strukturellen Ähnlichkeit (SSIM) der Fenster vor und nach der Korrektur: OUT_SSIM.</translation>
    </message>
    <message>
        <source>Reject points that contradict the others</source>
        <translation>Punkte verwerfen, die den anderen widersprechen</translation>
    </message>
    <message>
        <source>By what the other points and the neighbours say; smooth distortion and jumps between image strips are kept. The flag is OUT_FIELD.</source>
        <translation>Nach dem, was die anderen Punkte und die Nachbarn sagen; glatte Verzerrungen und Sprünge zwischen Bildstreifen bleiben erhalten. Die Kennzeichnung ist OUT_FIELD.</translation>
    </message>
    <message>
        <source>Permitted deviation</source>
        <translation>Zulässige Abweichung</translation>
    </message>
    <message>
        <source>From the neighbours, in units of the points&apos; own scatter.</source>
        <translation>Von den Nachbarn, in Einheiten der eigenen Streuung der Punkte.</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>How many windows are matched at the same time. 0 or empty: as many as there are cores.</source>
        <translation>Wie viele Fenster gleichzeitig abgeglichen werden. 0 oder leer: so viele, wie es Prozessorkerne gibt.</translation>
    </message>
    <message>
        <source>CRS of points and vectors</source>
        <translation>KBS der Punkte und Vektoren</translation>
    </message>
    <message>
        <source>Empty: that of the target. Only the geometries are projected: X_MAP, Y_MAP and the shifts in map units stay in the CRS of the target.</source>
        <translation>Leer: das des Zielbilds. Nur die Geometrien werden umprojiziert: X_MAP, Y_MAP und die Versätze in Karteneinheiten bleiben im KBS des Zielbilds.</translation>
    </message>
    <message>
        <source>Quality points</source>
        <translation>Qualitätspunkte</translation>
    </message>
    <message>
        <source>Every point with its shift, its quality and what the filters say. None is left out.</source>
        <translation>Jeder Punkt mit seinem Versatz, seiner Qualität und dem Urteil der Filter. Keiner wird ausgelassen.</translation>
    </message>
    <message>
        <source>One line a measured point, from its true position along its shift, in true length. The style exaggerates the arrows; the layer variable coreg_exaggeration sets a factor.</source>
        <translation>Eine Linie je gemessenem Punkt, von seiner wahren Lage entlang des Versatzes, in wahrer Länge. Der Stil überhöht die Pfeile; die Layervariable coreg_exaggeration setzt einen Faktor.</translation>
    </message>
    <message>
        <source>Raster of the shifts</source>
        <translation>Raster der Versätze</translation>
    </message>
    <message>
        <source>A smooth surface through the valid points: band 1 is the shift to the east, band 2 to the north, in map units of the CRS of the target.</source>
        <translation>Eine glatte Fläche durch die gültigen Punkte: Kanal 1 ist der Versatz nach Osten, Kanal 2 der nach Norden, in Karteneinheiten des KBS des Zielbilds.</translation>
    </message>
    <message>
        <source>A page with maps, figures, the table of statistics and the command that repeats the run.</source>
        <translation>Eine Seite mit Karten, Diagrammen, der Tabelle der Statistik und dem Befehl, der den Lauf wiederholt.</translation>
    </message>
    <message>
        <source>Points for the Georeferencer</source>
        <translation>Punkte für die Georeferenzierung</translation>
    </message>
    <message>
        <source>QGIS points files (*.points)</source>
        <translation>QGIS-Passpunktdateien (*.points)</translation>
    </message>
    <message>
        <source>The measured points as QGIS&apos;s Georeferencer loads them; outliers are switched off in it.</source>
        <translation>Die gemessenen Punkte, wie die Georeferenzierung von QGIS sie lädt; Ausreißer sind darin ausgeschaltet.</translation>
    </message>
    <message>
        <source>Target with ground control points</source>
        <translation>Zielbild mit Passpunkten (GCPs)</translation>
    </message>
    <message>
        <source>GDAL virtual rasters (*.vrt)</source>
        <translation>Virtuelle Raster von GDAL (*.vrt)</translation>
    </message>
    <message>
        <source>A small file that shows the target with the valid points as ground control points, for GDAL&apos;s tools.</source>
        <translation>Eine kleine Datei, die das Zielbild mit den gültigen Punkten als Passpunkten (GCPs) zeigt, für die Werkzeuge von GDAL.</translation>
    </message>
    <message>
        <source>List of tie points</source>
        <translation>Liste der Passpunkte</translation>
    </message>
    <message>
        <source>Text files (*.txt)</source>
        <translation>Textdateien (*.txt)</translation>
    </message>
    <message>
        <source>The valid points as xref yref xin yin, one a line, in map units, as geomap reads them.</source>
        <translation>Die gültigen Punkte als xref yref xin yin, einer je Zeile, in Karteneinheiten, wie geomap sie liest.</translation>
    </message>
    <message>
        <source>{} {} after the best global shift [{}]</source>
        <translation>{} {} nach dem besten globalen Versatz [{}]</translation>
    </message>
    <message>
        <source>{} {} after the best affine transformation [{}]</source>
        <translation>{} {} nach der besten affinen Transformation [{}]</translation>
    </message>
    <message>
        <source>Points with a shift</source>
        <translation>Punkte mit Versatz</translation>
    </message>
    <message>
        <source>Valid points</source>
        <translation>Gültige Punkte</translation>
    </message>
    <message>
        <source>Outliers</source>
        <translation>Ausreißer</translation>
    </message>
    <message>
        <source>Deviation of points from their neighbours [target px]</source>
        <translation>Abweichung der Punkte von ihren Nachbarn [px des Zielbilds]</translation>
    </message>
    <message>
        <source>Best global shift to the right [target px]</source>
        <translation>Bester globaler Versatz nach rechts [px des Zielbilds]</translation>
    </message>
    <message>
        <source>Best global shift down [target px]</source>
        <translation>Bester globaler Versatz nach unten [px des Zielbilds]</translation>
    </message>
    <message>
        <source>Best global shift to the east [map units]</source>
        <translation>Bester globaler Versatz nach Osten [Karteneinheiten]</translation>
    </message>
    <message>
        <source>Best global shift to the north [map units]</source>
        <translation>Bester globaler Versatz nach Norden [Karteneinheiten]</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Mittelwert</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>Median</translation>
    </message>
    <message>
        <source>Standard deviation</source>
        <translation>Standardabweichung</translation>
    </message>
    <message>
        <source>RMSE</source>
        <translation>RMSE</translation>
    </message>
    <message>
        <source>CE90</source>
        <translation>CE90</translation>
    </message>
    <message>
        <source>NMAD</source>
        <translation>NMAD</translation>
    </message>
    <message>
        <source>of x</source>
        <translation>von x</translation>
    </message>
    <message>
        <source>of y</source>
        <translation>von y</translation>
    </message>
    <message>
        <source>of the length</source>
        <translation>der Länge</translation>
    </message>
    <message>
        <source>target px</source>
        <translation>px des Zielbilds</translation>
    </message>
    <message>
        <source>map units</source>
        <translation>Karteneinheiten</translation>
    </message>
    <message>
        <source>The raster of the shifts {} cannot be a VRT: choose another format, for example .tif.</source>
        <translation>Das Raster der Versätze {} kann kein VRT sein: ein anderes Format wählen, zum Beispiel .tif.</translation>
    </message>
    <message>
        <source>{} of {} points are valid, {} are outliers; RMSE of the shifts {:.3f} px, after the best shift {:.3f} px.</source>
        <translation>{} von {} Punkten sind gültig, {} sind Ausreißer; RMSE der Versätze {:.3f} px, nach dem besten Versatz {:.3f} px.</translation>
    </message>
    <message>
        <source>No point is valid: {} cannot be made.</source>
        <translation>Kein Punkt ist gültig: {} kann nicht erzeugt werden.</translation>
    </message>
    <message>
        <source>Directions of edges, for images of other contrast (infrared, radar)</source>
        <translation>Kantenrichtungen, für Bilder mit anderem Kontrast (Infrarot, Radar)</translation>
    </message>
    <message>
        <source>The default is the most accurate; the classic one serves comparison with other programs. Directions of edges are for pairs whose contrast differs or reverses: near infrared against visible, radar against optical.</source>
        <translation>Die Voreinstellung ist am genauesten; der klassische dient dem Vergleich mit anderen Programmen. Kantenrichtungen sind für Paare, deren Kontrast verschieden oder umgekehrt ist: nahes Infrarot gegen sichtbares Licht, Radar gegen optische Bilder.</translation>
    </message>
    <message>
        <source>The points cannot be projected to the chosen CRS {}: choose another one, or none.</source>
        <translation>Die Punkte lassen sich nicht in das gewählte KBS {} umprojizieren: ein anderes wählen oder keines.</translation>
    </message>
    <message>
        <source>Geometric quality grid</source>
        <translation>Geometrisches Qualitätsgitter</translation>
    </message>
    <message>
        <source>coregistration,registration,tie points,ground control points,gcp,accuracy,geometric quality,distortion,shift,displacement,vectors,rmse,ce90,phase correlation,subpixel</source>
        <translation>Koregistrierung,Registrierung,Passpunkte,Passgenauigkeit,Lagegenauigkeit,geometrische Qualität,Verzerrung,Versatz,Verschiebung,Vektoren,Phasenkorrelation,Subpixel,coregistration,registration,tie points,ground control points,gcp,accuracy,geometric quality,distortion,shift,displacement,vectors,rmse,ce90,phase correlation</translation>
    </message>
    <message>
        <source>Measures the sub-pixel shift between two images at many points, and tells good points from bad.</source>
        <translation>Misst den Versatz zwischen zwei Bildern an vielen Punkten auf Bruchteile eines Pixels und unterscheidet gute Punkte von schlechten.</translation>
    </message>
    <message>
        <source>&lt;p&gt;Measures the shift between the &lt;b&gt;target&lt;/b&gt; and the &lt;b&gt;reference&lt;/b&gt; image at every point of a regular grid over their overlap, to a small part of a pixel, and shows how it varies: as points, as arrows, as numbers and in a report. No image is changed. The images may differ in extent, resolution, CRS, data type and content.&lt;/p&gt;&lt;p&gt;A coarse search finds the global shift first, and the window of every point starts from it. Instead of a grid, the points of a layer can be measured.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Misst den Versatz zwischen dem &lt;b&gt;Zielbild&lt;/b&gt; und dem &lt;b&gt;Referenzbild&lt;/b&gt; an jedem Punkt eines regelmäßigen Gitters über ihrer Überlappung, auf einen kleinen Bruchteil eines Pixels, und zeigt, wie er sich ändert: als Punkte, als Pfeile, in Zahlen und in einem Bericht. Kein Bild wird verändert. Die Bilder dürfen sich in Ausdehnung, Auflösung, KBS, Datentyp und Inhalt unterscheiden.&lt;/p&gt;&lt;p&gt;Eine grobe Suche findet zuerst den globalen Versatz, und von ihm geht das Fenster jedes Punktes aus. Statt eines Gitters lassen sich die Punkte eines Layers messen.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Signs and units.&lt;/b&gt; A shift is what has to be &lt;i&gt;added&lt;/i&gt; to the coordinates of the target. X_SHIFT_PX and Y_SHIFT_PX count pixels of the target, to the right and &lt;b&gt;down&lt;/b&gt;; X_SHIFT_M and Y_SHIFT_M count map units of the CRS of the target, to the east and &lt;b&gt;north&lt;/b&gt;. X_MAP and Y_MAP are where the shift was measured, on the reference, in the CRS of the target; X_IM and Y_IM are that place in the target as given, in pixels (column, row) from its outer corner. Where another CRS is chosen for the layers, only the geometries are in it.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;Vorzeichen und Einheiten.&lt;/b&gt; Ein Versatz ist, was zu den Koordinaten des Zielbilds &lt;i&gt;addiert&lt;/i&gt; werden muss. X_SHIFT_PX und Y_SHIFT_PX zählen Pixel des Zielbilds nach rechts und &lt;b&gt;unten&lt;/b&gt;; X_SHIFT_M und Y_SHIFT_M Karteneinheiten des KBS des Zielbilds nach Osten und &lt;b&gt;Norden&lt;/b&gt;. X_MAP und Y_MAP sagen, wo der Versatz gemessen wurde, auf der Referenz, im KBS des Zielbilds; X_IM und Y_IM sind diese Stelle im Zielbild, wie gegeben, in Pixeln (Spalte, Zeile) von seiner äußeren Ecke. Ist für die Layer ein anderes KBS gewählt, gilt es nur für die Geometrien.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Quality.&lt;/b&gt; RELIABILITY goes from 0 to 100; 50 means as likely wrong, by more than half a pixel, as right. UNCERTAINTY_PX is one standard error, DEVIATION_PX how far the shift is from what the other points say. The flags OUT_REL, OUT_SSIM and OUT_FIELD are the verdicts of the filters: unreliable, no more similar after the correction, contradicting the others. A point with any of them is an OUTLIER. Such points stay in the layer, as do points that could not be measured: their shifts are NULL, and MESSAGE says why.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;Qualität.&lt;/b&gt; RELIABILITY geht von 0 bis 100; 50 heißt, um mehr als ein halbes Pixel falsch ist so wahrscheinlich wie richtig. UNCERTAINTY_PX ist ein Standardfehler; DEVIATION_PX sagt, wie weit der Versatz von dem abweicht, was die anderen Punkte sagen. Die Kennzeichnungen OUT_REL, OUT_SSIM und OUT_FIELD sind die Urteile der Filter: unzuverlässig, nach der Korrektur nicht ähnlicher, im Widerspruch zu den anderen. Ein Punkt mit irgendeiner davon ist ein Ausreißer (OUTLIER). Solche Punkte bleiben im Layer, ebenso Punkte, die sich nicht messen ließen: Ihre Versätze sind NULL, und MESSAGE sagt, warum.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Numbers.&lt;/b&gt; Mean, median, standard deviation, RMSE, CE90 and NMAD of the valid points&apos; shifts: along x, along y and of their length, in pixels of the target (RMSE_ABS_PX) and in map units (RMSE_ABS_M); then of what is left after the best single shift (RMSE_ABS_PX_GLOBAL) and after the best affine transformation (RMSE_ABS_PX_AFFINE). X_SHIFT_M and Y_SHIFT_M are that best single shift. A number is empty where there is no valid point.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Files.&lt;/b&gt; The raster of the shifts, the points for QGIS&apos;s Georeferencer, the target with ground control points and the list for geomap need valid points; without any they are left out, with a warning.&lt;/p&gt;&lt;p&gt;Shapefiles cut the names of fields: there RELIABILITY is RELIABIL, UNCERTAINTY_PX is UNCERT_PX, DEVIATION_PX is DEVIAT_PX, SSIM_BEFORE, SSIM_AFTER and SSIM_IMPROVED are SSIM_BEF, SSIM_AFT and SSIM_IMPR. GeoPackage keeps them.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;Zahlen.&lt;/b&gt; Mittelwert, Median, Standardabweichung, RMSE, CE90 und NMAD der Versätze der gültigen Punkte: entlang x, entlang y und ihrer Länge, in Pixeln des Zielbilds (RMSE_ABS_PX) und in Karteneinheiten (RMSE_ABS_M); dann der Residuen nach dem besten einzelnen Versatz (RMSE_ABS_PX_GLOBAL) und nach der besten affinen Transformation (RMSE_ABS_PX_AFFINE). X_SHIFT_M und Y_SHIFT_M sind dieser beste einzelne Versatz. Eine Zahl ist leer, wo es keinen gültigen Punkt gibt.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Dateien.&lt;/b&gt; Das Raster der Versätze, die Punkte für die Georeferenzierung von QGIS, das Zielbild mit Passpunkten und die Liste für geomap brauchen gültige Punkte; gibt es keine, entfallen sie mit einer Warnung.&lt;/p&gt;&lt;p&gt;Shapefiles kürzen die Feldnamen: Dort heißt RELIABILITY RELIABIL, UNCERTAINTY_PX UNCERT_PX, DEVIATION_PX DEVIAT_PX, und SSIM_BEFORE, SSIM_AFTER und SSIM_IMPROVED heißen SSIM_BEF, SSIM_AFT und SSIM_IMPR. GeoPackage behält sie.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>All measured points</source>
        <translation>Alle gemessenen Punkte</translation>
    </message>
    <message>
        <source>The valid ones, close up</source>
        <translation>Die gültigen aus der Nähe</translation>
    </message>
    <message>
        <source>Shifts of the points, valid ones and outliers, and the global shift</source>
        <translation>Versätze der Punkte, gültige und Ausreißer, und der globale Versatz</translation>
    </message>
    <message>
        <source>median {}</source>
        <translation>Median {}</translation>
    </message>
    <message>
        <source>points</source>
        <translation>Punkte</translation>
    </message>
    <message>
        <source>Histograms of the valid shifts along both axes</source>
        <translation>Histogramme der gültigen Versätze entlang beider Achsen</translation>
    </message>
    <message>
        <source>column of the target (px)</source>
        <translation>Spalte des Zielbilds (px)</translation>
    </message>
    <message>
        <source>row of the target (px)</source>
        <translation>Zeile des Zielbilds (px)</translation>
    </message>
    <message>
        <source>right (px)</source>
        <translation>rechts (px)</translation>
    </message>
    <message>
        <source>down (px)</source>
        <translation>unten (px)</translation>
    </message>
    <message>
        <source>Shifts against column and row of the target</source>
        <translation>Versätze über Spalte und Zeile des Zielbilds</translation>
    </message>
    <message>
        <source>valid</source>
        <translation>gültig</translation>
    </message>
    <message>
        <source>outliers</source>
        <translation>Ausreißer</translation>
    </message>
    <message>
        <source>reliability (0 to 100)</source>
        <translation>Zuverlässigkeit (0 bis 100)</translation>
    </message>
    <message>
        <source>points (logarithmic)</source>
        <translation>Punkte (logarithmisch)</translation>
    </message>
    <message>
        <source>after</source>
        <translation>nachher</translation>
    </message>
    <message>
        <source>before</source>
        <translation>vorher</translation>
    </message>
    <message>
        <source>similarity (SSIM) of the valid points</source>
        <translation>Ähnlichkeit (SSIM) der gültigen Punkte</translation>
    </message>
    <message>
        <source>Distribution of reliability and of similarity</source>
        <translation>Verteilung von Zuverlässigkeit und Ähnlichkeit</translation>
    </message>
    <message>
        <source>outlier</source>
        <translation>Ausreißer</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>nicht gemessen</translation>
    </message>
    <message>
        <source>length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>drawn {} times as long</source>
        <translation>{}-fach überhöht gezeichnet</translation>
    </message>
    <message>
        <source>{valid} of {all} points are valid.</source>
        <translation>{valid} von {all} Punkten sind gültig.</translation>
    </message>
    <message>
        <source>No valid point</source>
        <translation>Kein gültiger Punkt</translation>
    </message>
    <message>
        <source>Few valid points, check them by eye</source>
        <translation>Wenige gültige Punkte, mit dem Auge prüfen</translation>
    </message>
    <message>
        <source>Measured, with a remark</source>
        <translation>Gemessen, mit einer Bemerkung</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>Gemessen</translation>
    </message>
    <message>
        <source>{measured} measured of {all} laid out</source>
        <translation>{measured} gemessen von {all} angelegten</translation>
    </message>
    <message>
        <source>Measured, but rejected by a filter</source>
        <translation>Gemessen, aber von einem Filter verworfen</translation>
    </message>
    <message>
        <source>Mean of the valid points; 1: identical</source>
        <translation>Mittelwert der gültigen Punkte; 1: identisch</translation>
    </message>
    <message>
        <source>RMSE before correction</source>
        <translation>RMSE vor der Korrektur</translation>
    </message>
    <message>
        <source>RMSE after the best single shift</source>
        <translation>RMSE nach dem besten einzelnen Versatz</translation>
    </message>
    <message>
        <source>RMSE after the best affine</source>
        <translation>RMSE nach der besten affinen Transformation</translation>
    </message>
    <message>
        <source>CE90 (px): none → shift → affine</source>
        <translation>CE90 (px): ohne → Versatz → affin</translation>
    </message>
    <message>
        <source>90 % of the points are no further off</source>
        <translation>90 % der Punkte liegen nicht weiter daneben</translation>
    </message>
    <message>
        <source>Scatter of the points</source>
        <translation>Streuung der Punkte</translation>
    </message>
    <message>
        <source>Robust deviation from their neighbours, per axis: about the accuracy of one point</source>
        <translation>Robuste Abweichung von ihren Nachbarn, je Achse: etwa die Genauigkeit eines Punktes</translation>
    </message>
    <message>
        <source>A shift is what is added to the target&apos;s coordinates to bring it onto the reference.</source>
        <translation>Ein Versatz ist, was zu den Koordinaten des Zielbilds addiert wird, um es auf die Referenz zu bringen.</translation>
    </message>
    <message>
        <source>{length} on the map</source>
        <translation>{length} auf der Karte</translation>
    </message>
    <message>
        <source>Best single shift: east, north</source>
        <translation>Bester einzelner Versatz: Ost, Nord</translation>
    </message>
    <message>
        <source>{right} px right, {down} px down</source>
        <translation>{right} px nach rechts, {down} px nach unten</translation>
    </message>
    <message>
        <source>Arrows: valid points, coloured by the length of the shift; crosses: outliers; dots: not measured. Where points are dense, one of several is drawn.</source>
        <translation>Pfeile: gültige Punkte, nach der Länge des Versatzes gefärbt; Kreuze: Ausreißer; kleine Punkte: nicht gemessen. Wo die Punkte dicht liegen, ist einer von mehreren gezeichnet.</translation>
    </message>
    <message>
        <source>Map of the shift vectors</source>
        <translation>Karte der Versatzvektoren</translation>
    </message>
    <message>
        <source>What is left after the best affine transformation</source>
        <translation>Residuen nach der besten affinen Transformation</translation>
    </message>
    <message>
        <source>The part of the valid shifts that no shift, rotation or scale explains; note the other scale.</source>
        <translation>Der Teil der gültigen Versätze, den weder Verschiebung noch Drehung noch Maßstab erklärt; die Pfeile haben hier eine andere Skala.</translation>
    </message>
    <message>
        <source>Map of the residual vectors after the best affine transformation</source>
        <translation>Karte der Residuenvektoren nach der besten affinen Transformation</translation>
    </message>
    <message>
        <source>Scatter of the shifts</source>
        <translation>Streuung der Versätze</translation>
    </message>
    <message>
        <source>Dots: valid points; crosses: outliers; plus: the best single shift. The circle holds 90 % of the valid shifts (CE90 after that shift); the square in the left plot is the right one.</source>
        <translation>Punkte: gültige Punkte; Kreuze: Ausreißer; Plus: der beste einzelne Versatz. Der Kreis enthält 90 % der gültigen Versätze (CE90 nach diesem Versatz); das Quadrat im linken Diagramm ist der Ausschnitt des rechten.</translation>
    </message>
    <message>
        <source>Histograms of the shifts</source>
        <translation>Histogramme der Versätze</translation>
    </message>
    <message>
        <source>Valid points, in pixels of the target.</source>
        <translation>Gültige Punkte, in Pixeln des Zielbilds.</translation>
    </message>
    <message>
        <source>Shift against column and row</source>
        <translation>Versatz über Spalte und Zeile</translation>
    </message>
    <message>
        <source>Valid points with their running median (line), less the linear trend along the other axis. A slope is a rotation or scale, steps are image strips or detectors, waves along the rows are jitter.</source>
        <translation>Gültige Punkte mit ihrem gleitenden Median (Linie), ohne den linearen Trend entlang der anderen Achse. Eine Neigung ist eine Drehung oder ein Maßstab, Stufen sind Bildstreifen oder Detektoren, Wellen über die Zeilen hinweg sind ein Zittern der Plattform (Jitter).</translation>
    </message>
    <message>
        <source>Reliability and similarity of the points</source>
        <translation>Zuverlässigkeit und Ähnlichkeit der Punkte</translation>
    </message>
    <message>
        <source>Reliability 50: as likely wrong as right. The similarity should grow from before to after.</source>
        <translation>Zuverlässigkeit 50: so wahrscheinlich falsch wie richtig. Die Ähnlichkeit sollte von vorher zu nachher wachsen.</translation>
    </message>
    <message>
        <source>The best simple corrections</source>
        <translation>Die besten einfachen Korrekturen</translation>
    </message>
    <message>
        <source>What became of the points</source>
        <translation>Was aus den Punkten wurde</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Punkte</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>How it was measured</source>
        <translation>Wie gemessen wurde</translation>
    </message>
    <message>
        <source>Statistics of the valid points, in pixels of the target</source>
        <translation>Statistik der gültigen Punkte, in Pixeln des Zielbilds</translation>
    </message>
    <message>
        <source>Statistics of the valid points, on the map</source>
        <translation>Statistik der gültigen Punkte, auf der Karte</translation>
    </message>
    <message>
        <source>Standard deviation and NMAD are about mean and median, RMSE is about zero. 90 % of the points are no further off than CE90 (length) and LE90 (one axis).</source>
        <translation>Standardabweichung und NMAD beziehen sich auf Mittelwert und Median, RMSE auf null. 90 % der Punkte liegen nicht weiter daneben als CE90 (Länge) und LE90 (eine Achse).</translation>
    </message>
    <message>
        <source>given positions</source>
        <translation>gegebene Positionen</translation>
    </message>
    <message>
        <source>reliability {}</source>
        <translation>Zuverlässigkeit {}</translation>
    </message>
    <message>
        <source>Distance between the points (target)</source>
        <translation>Abstand der Punkte (Zielbild)</translation>
    </message>
    <message>
        <source>Windows (columns × rows)</source>
        <translation>Fenster (Spalten × Zeilen)</translation>
    </message>
    <message>
        <source>Pixels that were compared</source>
        <translation>Verglichene Pixel</translation>
    </message>
    <message>
        <source>Coarse shift from which the windows started</source>
        <translation>Grober Versatz, von dem die Fenster ausgingen</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Std. dev.</source>
        <translation>Std.-Abw.</translation>
    </message>
    <message>
        <source>LE90 / CE90</source>
        <translation>LE90 / CE90</translation>
    </message>
    <message>
        <source>Component</source>
        <translation>Komponente</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>best shift</source>
        <translation>bester Versatz</translation>
    </message>
    <message>
        <source>best affine</source>
        <translation>beste affine</translation>
    </message>
    <message>
        <source>right</source>
        <translation>rechts</translation>
    </message>
    <message>
        <source>down</source>
        <translation>unten</translation>
    </message>
    <message>
        <source>east</source>
        <translation>Ost</translation>
    </message>
    <message>
        <source>north</source>
        <translation>Nord</translation>
    </message>
    <message>
        <source>laid out</source>
        <translation>angelegt</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>gemessen</translation>
    </message>
    <message>
        <source>rejected: not reliable in itself</source>
        <translation>verworfen: für sich nicht zuverlässig</translation>
    </message>
    <message>
        <source>rejected: the images do not become more similar</source>
        <translation>verworfen: Die Bilder werden sich nicht ähnlicher</translation>
    </message>
    <message>
        <source>rejected: contradicts the other points</source>
        <translation>verworfen: widerspricht den anderen Punkten</translation>
    </message>
    <message>
        <source>not measured: {}</source>
        <translation>nicht gemessen: {}</translation>
    </message>
    <message>
        <source>no reason given</source>
        <translation>kein Grund angegeben</translation>
    </message>
    <message>
        <source>other reasons</source>
        <translation>andere Gründe</translation>
    </message>
    <message>
        <source>Best single shift</source>
        <translation>Bester einzelner Versatz</translation>
    </message>
    <message>
        <source>Best affine transformation</source>
        <translation>Beste affine Transformation</translation>
    </message>
    <message>
        <source>needs at least 3 valid points</source>
        <translation>braucht mindestens 3 gültige Punkte</translation>
    </message>
    <message>
        <source>counterclockwise</source>
        <translation>gegen den Uhrzeigersinn</translation>
    </message>
    <message>
        <source>clockwise</source>
        <translation>im Uhrzeigersinn</translation>
    </message>
    <message>
        <source>Best affine: shift at the points&apos; middle</source>
        <translation>Beste affine Transformation: Versatz in der Mitte der Punkte</translation>
    </message>
    <message>
        <source>Best affine: rotation</source>
        <translation>Beste affine Transformation: Drehung</translation>
    </message>
    <message>
        <source>Best affine: scale along x, y</source>
        <translation>Beste affine Transformation: Maßstab entlang x, y</translation>
    </message>
    <message>
        <source>Best affine: deviation from a right angle</source>
        <translation>Beste affine Transformation: Abweichung vom rechten Winkel</translation>
    </message>
    <message>
        <source>Best affine: its shift varies over the overlap by up to</source>
        <translation>Beste affine Transformation: Änderung ihres Versatzes über die Überlappung bis zu</translation>
    </message>
    <message>
        <source>{east} east, {north} north</source>
        <translation>{east} nach Osten, {north} nach Norden</translation>
    </message>
    <message>
        <source>Apply displacement</source>
        <translation>Verschiebung anwenden</translation>
    </message>
    <message>
        <source>coregistration,displacement,warp,rubber sheet,model,mask,vector,correct,distortion</source>
        <translation>Koregistrierung,Verschiebung,Verschiebungsmodell,Entzerrung,entzerren,Verzerrung,Maske,Vektor,korrigieren,coregistration,displacement,warp,rubber sheet,model,mask,correct,distortion</translation>
    </message>
    <message>
        <source>Corrects other images, masks or vector layers of a scene by a saved displacement model.</source>
        <translation>Korrigiert weitere Bilder, Masken oder Vektorlayer einer Szene mit einem gespeicherten Verschiebungsmodell.</translation>
    </message>
    <message>
        <source>Displacement model</source>
        <translation>Verschiebungsmodell</translation>
    </message>
    <message>
        <source>Vector layer to correct</source>
        <translation>Zu korrigierender Vektorlayer</translation>
    </message>
    <message>
        <source>Corrected layer</source>
        <translation>Korrigierter Layer</translation>
    </message>
    <message>
        <source>The file that &apos;Coregister image (local shifts)&apos; saved as displacement model.</source>
        <translation>Die Datei, die „Bild koregistrieren (lokale Versätze)“ als Verschiebungsmodell gespeichert hat.</translation>
    </message>
    <message>
        <source>Raster to correct</source>
        <translation>Zu korrigierendes Raster</translation>
    </message>
    <message>
        <source>Any raster of the scene in the CRS of the model, with all its bands and in any resolution.</source>
        <translation>Jedes Raster der Szene im KBS des Modells, mit allen Kanälen und in beliebiger Auflösung.</translation>
    </message>
    <message>
        <source>Points, lines or polygons as they lie on the uncorrected image, in any CRS.</source>
        <translation>Punkte, Linien oder Polygone, wie sie auf dem unkorrigierten Bild liegen, in beliebigem KBS.</translation>
    </message>
    <message>
        <source>The corrected raster gets its CRS, origin and pixel size. Empty: the grid of the raster itself.</source>
        <translation>Das korrigierte Raster erhält sein KBS, seinen Ursprung und seine Pixelgröße. Leer: das Gitter des Rasters selbst.</translation>
    </message>
    <message>
        <source>Corrected raster</source>
        <translation>Korrigiertes Raster</translation>
    </message>
    <message>
        <source>The features with all their fields, every vertex at its true place.</source>
        <translation>Die Objekte mit allen Feldern, jeder Stützpunkt an seiner wahren Stelle.</translation>
    </message>
    <message>
        <source>There is nothing to correct: choose a raster, a vector layer, or both.</source>
        <translation>Es gibt nichts zu korrigieren: ein Raster, einen Vektorlayer oder beides wählen.</translation>
    </message>
    <message>
        <source>The displacement model is missing: choose a file that CoReg has saved.</source>
        <translation>Das Verschiebungsmodell fehlt: eine Datei wählen, die CoReg gespeichert hat.</translation>
    </message>
    <message>
        <source>The raster to correct</source>
        <translation>Das zu korrigierende Raster</translation>
    </message>
    <message>
        <source>There is nothing to do without an output: choose where to save the corrected layer.</source>
        <translation>Ohne Ausgabe ist nichts zu tun: wählen, wo der korrigierte Layer gespeichert wird.</translation>
    </message>
    <message>
        <source>{:.0f} % of the raster lie outside the tie points of the model: there, the shift is a guess.</source>
        <translation>{:.0f} % des Rasters liegen außerhalb der Passpunkte des Modells: Dort ist der Versatz nur geschätzt.</translation>
    </message>
    <message>
        <source>The corrected layer cannot be created: choose another place or format for it.</source>
        <translation>Der korrigierte Layer lässt sich nicht anlegen: einen anderen Ort oder ein anderes Format dafür wählen.</translation>
    </message>
    <message>
        <source>{} of {} features lie outside the tie points of the model: there, the shift is a guess.</source>
        <translation>{} von {} Objekten liegen außerhalb der Passpunkte des Modells: Dort ist der Versatz nur geschätzt.</translation>
    </message>
    <message>
        <source>Coregister image (local shifts)</source>
        <translation>Bild koregistrieren (lokale Versätze)</translation>
    </message>
    <message>
        <source>coregistration,registration,alignment,local,distortion,displacement,warp,rubber sheet,spline,blockwise,tie points,gcp,orthorectification,subpixel</source>
        <translation>Koregistrierung,Registrierung,Passgenauigkeit,lokal,örtlich,Verzerrung,Entzerrung,Verschiebung,Versatz,Spline,blockweise,Passpunkte,Orthorektifizierung,Subpixel,coregistration,registration,alignment,local,distortion,displacement,warp,rubber sheet,blockwise,tie points,gcp,orthorectification</translation>
    </message>
    <message>
        <source>Measures how the shift between two images changes over the scene, and corrects the target by it.</source>
        <translation>Misst, wie sich der Versatz zwischen zwei Bildern über die Szene ändert, und korrigiert das Zielbild darum.</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Signs and units.&lt;/b&gt; A shift is what has to be &lt;i&gt;added&lt;/i&gt; to the coordinates of the target. X_SHIFT_M and Y_SHIFT_M count map units of the CRS of the target, to the east and &lt;b&gt;north&lt;/b&gt;; pixels are pixels of the target, to the right and &lt;b&gt;down&lt;/b&gt;.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;Vorzeichen und Einheiten.&lt;/b&gt; Ein Versatz ist, was zu den Koordinaten des Zielbilds &lt;i&gt;addiert&lt;/i&gt; werden muss. X_SHIFT_M und Y_SHIFT_M zählen Karteneinheiten des KBS des Zielbilds nach Osten und &lt;b&gt;Norden&lt;/b&gt;; Pixel sind Pixel des Zielbilds nach rechts und &lt;b&gt;unten&lt;/b&gt;.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Models.&lt;/b&gt; The automatic choice takes the simplest model that predicts tie points that it has not seen about as well as the best one, so that the noise of the points is not printed into the image; the report says which and why. Fewer than 5 valid points give a single shift. Far from tie points the displacement is extrapolated with care, and flagged. Where nothing matches, the algorithm ends with an error and writes nothing.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;Modelle.&lt;/b&gt; Die automatische Wahl nimmt das einfachste Modell, das ungesehene Passpunkte etwa so gut vorhersagt wie das beste, damit sich das Rauschen der Punkte nicht ins Bild überträgt; der Bericht sagt, welches und warum. Weniger als 5 gültige Punkte ergeben einen einzigen Versatz. Fern von Passpunkten wird die Verschiebung vorsichtig extrapoliert und gekennzeichnet. Gibt es keine Übereinstimmung, endet der Algorithmus mit einem Fehler und schreibt nichts.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>The output {} cannot be a VRT, which holds no new pixels: choose another format, such as .tif.</source>
        <translation>Die Ausgabe {} kann kein VRT sein, denn ein VRT enthält keine neuen Pixel: ein anderes Format wählen, zum Beispiel .tif.</translation>
    </message>
    <message>
        <source>The raster {} is in {}, the displacement model in {}: project the raster to that CRS first.</source>
        <translation>Das Raster {} ist in {}, das Verschiebungsmodell in {}: das Raster zuerst in dieses KBS umprojizieren.</translation>
    </message>
    <message>
        <source>no CRS</source>
        <translation>keinem KBS</translation>
    </message>
    <message>
        <source>There is nothing to measure against: choose a reference image, or give tie points.</source>
        <translation>Es gibt nichts, wogegen gemessen werden kann: ein Referenzbild wählen oder Passpunkte angeben.</translation>
    </message>
    <message>
        <source>Pixels can only line up with those of a reference image: choose one, or switch this off.</source>
        <translation>Pixel können nur auf denen eines Referenzbilds liegen: eines wählen oder dies ausschalten.</translation>
    </message>
    <message>
        <source>The corrected image could not be matched again: {}</source>
        <translation>Das korrigierte Bild ließ sich nicht erneut abgleichen: {}</translation>
    </message>
    <message>
        <source>The displacement model {} is too large to be one: choose a file that CoReg has saved.</source>
        <translation>Das Verschiebungsmodell {} ist zu groß, um eines zu sein: eine Datei wählen, die CoReg gespeichert hat.</translation>
    </message>
    <message>
        <source>The displacement model {} cannot be read ({}): choose a file that CoReg has saved.</source>
        <translation>Das Verschiebungsmodell {} ist nicht lesbar ({}): eine Datei wählen, die CoReg gespeichert hat.</translation>
    </message>
    <message>
        <source>{} is not a displacement model: choose a file that CoReg has saved.</source>
        <translation>{} ist kein Verschiebungsmodell: eine Datei wählen, die CoReg gespeichert hat.</translation>
    </message>
    <message>
        <source>{} could not be written ({}): choose another folder or free some space.</source>
        <translation>{} ließ sich nicht schreiben ({}): einen anderen Ordner wählen oder Platz schaffen.</translation>
    </message>
    <message>
        <source>Only where tie points are given it may be left empty.</source>
        <translation>Nur wo Passpunkte gegeben sind, darf es leer bleiben.</translation>
    </message>
    <message>
        <source>Tie points measured before</source>
        <translation>Bereits gemessene Passpunkte</translation>
    </message>
    <message>
        <source>The points of a quality grid of this target, edited by hand if you like: points whose OUTLIER is 1 are not used. Given, nothing is measured. Needed are X_SHIFT_M and Y_SHIFT_M.</source>
        <translation>Die Punkte eines Qualitätsgitters dieses Zielbilds, auf Wunsch von Hand bearbeitet: Punkte, deren OUTLIER 1 ist, werden nicht verwendet. Sind sie gegeben, wird nichts gemessen. Nötig sind X_SHIFT_M und Y_SHIFT_M.</translation>
    </message>
    <message>
        <source>Automatic: the simplest that predicts left-out points as well as the best</source>
        <translation>Automatisch: das einfachste, das zurückgehaltene Punkte so gut vorhersagt wie das beste</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Versatz</translation>
    </message>
    <message>
        <source>Affine transformation</source>
        <translation>Affine Transformation</translation>
    </message>
    <message>
        <source>Smoothing spline</source>
        <translation>Glättender Spline</translation>
    </message>
    <message>
        <source>Blockwise</source>
        <translation>Blockweise</translation>
    </message>
    <message>
        <source>What is fitted to the tie points. The report compares all models at points that they had not seen.</source>
        <translation>Was an die Passpunkte angepasst wird. Der Bericht vergleicht alle Modelle an Punkten, die sie nicht gesehen hatten.</translation>
    </message>
    <message>
        <source>Size of the blocks [px]</source>
        <translation>Größe der Blöcke [px]</translation>
    </message>
    <message>
        <source>Side of the blocks of the blockwise model in pixels of the target. Empty: by cross-validation.</source>
        <translation>Seitenlänge der Blöcke des blockweisen Modells in Pixeln des Zielbilds. Leer: durch Kreuzvalidierung.</translation>
    </message>
    <message>
        <source>Line up with pixels of the reference</source>
        <translation>An den Pixeln der Referenz ausrichten</translation>
    </message>
    <message>
        <source>Else the corrected image has the pixels and the extent of the target as given.</source>
        <translation>Sonst hat das korrigierte Bild die Pixel und die Ausdehnung des Zielbilds, wie gegeben.</translation>
    </message>
    <message>
        <source>The image is resampled once: nearest neighbour for classes and masks, cubic for measurements.</source>
        <translation>Das Bild wird einmal umgerechnet: nächster Nachbar für Klassen und Masken, kubisch für Messwerte.</translation>
    </message>
    <message>
        <source>All bands, resampled once. The format follows the extension: .tif, .cog.tif, .bsq or .envi (ENVI).</source>
        <translation>Alle Kanäle, einmal umgerechnet. Das Format folgt der Endung: .tif, .cog.tif, .bsq oder .envi (ENVI).</translation>
    </message>
    <message>
        <source>Tie points with residuals</source>
        <translation>Passpunkte mit Residuen</translation>
    </message>
    <message>
        <source>The fields of the quality grid, whether the model USED the point, and what it leaves of the shift: RES_X_PX right, RES_Y_PX down, RES_PX the length, in pixels of the target.</source>
        <translation>Die Felder des Qualitätsgitters, ob das Modell den Punkt verwendet hat (USED) und was es vom Versatz übrig lässt: RES_X_PX nach rechts, RES_Y_PX nach unten, RES_PX die Länge, in Pixeln des Zielbilds.</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>Blöcke</translation>
    </message>
    <message>
        <source>The shift of each block as a heat map, with the number and the scatter of its points. Neighbouring blocks overlap by half; shown is the inner part of each. For other models the blocks show the tie points.</source>
        <translation>Der Versatz jedes Blocks als Heatmap, mit Anzahl und Streuung seiner Punkte. Benachbarte Blöcke überlappen sich zur Hälfte; gezeigt wird von jedem der innere Teil. Bei anderen Modellen zeigen die Blöcke die Passpunkte.</translation>
    </message>
    <message>
        <source>Displacement models (*.json)</source>
        <translation>Verschiebungsmodelle (*.json)</translation>
    </message>
    <message>
        <source>Bands: shift to the east, to the north, uncertainty (1 sigma; no data where the displacement is extrapolated), all in map units of the CRS of the target.</source>
        <translation>Kanäle: Versatz nach Osten, nach Norden, Unsicherheit (1 Sigma; Leerwert, wo die Verschiebung extrapoliert ist), alle in Karteneinheiten des KBS des Zielbilds.</translation>
    </message>
    <message>
        <source>A small file with which &apos;Apply displacement&apos; corrects other images and vectors of the scene.</source>
        <translation>Eine kleine Datei, mit der „Verschiebung anwenden“ andere Bilder und Vektoren der Szene korrigiert.</translation>
    </message>
    <message>
        <source>No resampling: a small file that shows the target with the used points as ground control points.</source>
        <translation>Keine Umrechnung: eine kleine Datei, die das Zielbild mit den verwendeten Punkten als Passpunkten (GCPs) zeigt.</translation>
    </message>
    <message>
        <source>A page with the model and why it was chosen, the residuals at left-out points, maps before and after, and a second match of the corrected image against the reference.</source>
        <translation>Eine Seite mit dem Modell und warum es gewählt wurde, den Residuen an zurückgehaltenen Punkten, Karten vorher und nachher und einem zweiten Abgleich des korrigierten Bildes gegen die Referenz.</translation>
    </message>
    <message>
        <source>RMSE before the correction at left-out points [target px]</source>
        <translation>RMSE vor der Korrektur an zurückgehaltenen Punkten [px des Zielbilds]</translation>
    </message>
    <message>
        <source>RMSE after the correction at left-out points [target px]</source>
        <translation>RMSE nach der Korrektur an zurückgehaltenen Punkten [px des Zielbilds]</translation>
    </message>
    <message>
        <source>Model: shift, affine, spline or blockwise</source>
        <translation>Modell: shift (Versatz), affine (affin), spline (Spline) oder blockwise (blockweise)</translation>
    </message>
    <message>
        <source>Points that the model was fitted to</source>
        <translation>Punkte, an die das Modell angepasst wurde</translation>
    </message>
    <message>
        <source>Status: ok, or ok with a remark</source>
        <translation>Status: ok, oder ok mit einer Bemerkung</translation>
    </message>
    <message>
        <source>The tie points belong to another CRS than the target&apos;s ({}), or to another image: X_MAP, Y_MAP and the shifts have to be in the CRS of the target. Measure them on this target, or choose the one they belong to.</source>
        <translation>Die Passpunkte gehören zu einem anderen KBS als dem des Zielbilds ({}) oder zu einem anderen Bild: X_MAP, Y_MAP und die Versätze müssen im KBS des Zielbilds sein. Sie an diesem Zielbild messen oder das Zielbild wählen, zu dem sie gehören.</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>The layer of tie points has no field {}: choose the points of a quality grid.</source>
        <translation>Der Layer der Passpunkte hat kein Feld {}: die Punkte eines Qualitätsgitters wählen.</translation>
    </message>
    <message>
        <source>The layer of tie points is empty: choose one with points.</source>
        <translation>Der Layer der Passpunkte ist leer: einen mit Punkten wählen.</translation>
    </message>
    <message>
        <source>The field {} of the tie points holds &quot;{}&quot;, which is no number: correct it.</source>
        <translation>Das Feld {} der Passpunkte enthält „{}“, was keine Zahl ist: es berichtigen.</translation>
    </message>
    <message>
        <source>Displacement model: {}</source>
        <translation>Verschiebungsmodell: {}</translation>
    </message>
    <message>
        <source>RMSE at {} left-out points: {:.3f} px before the correction, {:.3f} px after it.</source>
        <translation>RMSE an {} zurückgehaltenen Punkten: {:.3f} px vor der Korrektur, {:.3f} px danach.</translation>
    </message>
    <message>
        <source>The blocks show the tie points: the model, {}, has none.</source>
        <translation>Die Blöcke zeigen die Passpunkte: Das Modell, {}, hat keine Blöcke.</translation>
    </message>
    <message>
        <source>The vector layer&apos;s CRS cannot be transformed to that of the displacement model ({}): set it.</source>
        <translation>Das KBS des Vektorlayers lässt sich nicht in das des Verschiebungsmodells ({}) transformieren: das KBS des Layers festlegen.</translation>
    </message>
    <message>
        <source>A feature of the vector layer does not exist in the CRS of the displacement model ({}).</source>
        <translation>Ein Objekt des Vektorlayers lässt sich im KBS des Verschiebungsmodells ({}) nicht darstellen.</translation>
    </message>
    <message>
        <source>Remove it, or choose features of the scene alone.</source>
        <translation>Es entfernen oder nur Objekte der Szene wählen.</translation>
    </message>
    <message>
        <source>The correction does not help</source>
        <translation>Die Korrektur hilft nicht</translation>
    </message>
    <message>
        <source>Corrected, with a remark</source>
        <translation>Korrigiert, mit einer Bemerkung</translation>
    </message>
    <message>
        <source>Corrected</source>
        <translation>Korrigiert</translation>
    </message>
    <message>
        <source>RMSE at left-out points (px): before → after</source>
        <translation>RMSE an zurückgehaltenen Punkten (px): vorher → nachher</translation>
    </message>
    <message>
        <source>Points that the tested model had not seen</source>
        <translation>Punkte, die das geprüfte Modell nicht gesehen hatte</translation>
    </message>
    <message>
        <source>Points used</source>
        <translation>Verwendete Punkte</translation>
    </message>
    <message>
        <source>{all} given or laid out, {outliers} outliers</source>
        <translation>{all} gegeben oder angelegt, {outliers} Ausreißer</translation>
    </message>
    <message>
        <source>Uncertainty of the displacement</source>
        <translation>Unsicherheit der Verschiebung</translation>
    </message>
    <message>
        <source>1 sigma, near the tie points</source>
        <translation>1 Sigma, nahe den Passpunkten</translation>
    </message>
    <message>
        <source>Scatter of the residuals</source>
        <translation>Streuung der Residuen</translation>
    </message>
    <message>
        <source>Robust deviation per axis</source>
        <translation>Robuste Abweichung je Achse</translation>
    </message>
    <message>
        <source>RMSE of the corrected image, matched again</source>
        <translation>RMSE des korrigierten Bildes, erneut abgeglichen</translation>
    </message>
    <message>
        <source>The model, and why</source>
        <translation>Das Modell und seine Begründung</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>RMS at left-out points (px)</source>
        <translation>RMS an zurückgehaltenen Punkten (px)</translation>
    </message>
    <message>
        <source>Cross-validation: every point is predicted once by a model that was fitted without it.</source>
        <translation>Kreuzvalidierung: Jeder Punkt wird einmal von einem Modell vorhergesagt, das ohne ihn angepasst wurde.</translation>
    </message>
    <message>
        <source>Before and after, at {} left-out points</source>
        <translation>Vorher und nachher, an {} zurückgehaltenen Punkten</translation>
    </message>
    <message>
        <source>The same on the map</source>
        <translation>Dasselbe auf der Karte</translation>
    </message>
    <message>
        <source>The noise of the left-out points themselves is part of these numbers: the corrected image is better.</source>
        <translation>In diesen Zahlen steckt auch das Rauschen der zurückgehaltenen Punkte selbst: Das korrigierte Bild ist besser.</translation>
    </message>
    <message>
        <source>Shifts before the correction</source>
        <translation>Versätze vor der Korrektur</translation>
    </message>
    <message>
        <source>Arrows: points that were used, coloured by the length of the shift; crosses: outliers.</source>
        <translation>Pfeile: verwendete Punkte, nach der Länge des Versatzes gefärbt; Kreuze: Ausreißer.</translation>
    </message>
    <message>
        <source>What is left at points that the tested model had not seen; note the other scale.</source>
        <translation>Residuen an Punkten, die das geprüfte Modell nicht gesehen hatte; die Pfeile haben hier eine andere Skala.</translation>
    </message>
    <message>
        <source>What the model leaves at the points that it was fitted to; note the other scale.</source>
        <translation>Residuen des Modells an den Punkten, an die es angepasst wurde; die Pfeile haben hier eine andere Skala.</translation>
    </message>
    <message>
        <source>What is left after the correction</source>
        <translation>Residuen nach der Korrektur</translation>
    </message>
    <message>
        <source>Map of the residual vectors after the correction</source>
        <translation>Karte der Residuenvektoren nach der Korrektur</translation>
    </message>
    <message>
        <source>The corrected image, matched again</source>
        <translation>Das korrigierte Bild, erneut abgeglichen</translation>
    </message>
    <message>
        <source>Similarity (SSIM) of the corrected image to the reference</source>
        <translation>Ähnlichkeit (SSIM) des korrigierten Bildes zur Referenz</translation>
    </message>
    <message>
        <source>Target with geolocation arrays</source>
        <translation>Zielbild mit Geolokalisierungsrastern</translation>
    </message>
    <message>
        <source>No resampling: a small file that shows the target, and beside it a raster (.geolocation.tif) with the corrected place of its pixels, by which gdalwarp -geoloc places it (GDAL 3.5 or newer).</source>
        <translation>Ohne Neuabtastung: eine kleine Datei, die das Zielbild zeigt, und daneben ein Raster (.geolocation.tif) mit dem korrigierten Ort seiner Pixel, nach dem gdalwarp -geoloc es verortet (GDAL 3.5 oder neuer).</translation>
    </message>
    <message>
        <source>&lt;p&gt;Corrects the &lt;b&gt;target&lt;/b&gt; where its shift against the &lt;b&gt;reference&lt;/b&gt; changes over the image: distortion, terrain effects, jumps between strips. A quality grid measures tie points over the overlap, a displacement model is fitted to them, and the image is resampled once. The target itself is never modified.&lt;/p&gt;&lt;p&gt;Instead of being measured, tie points can be given: the layer of an earlier quality grid, where OUTLIER = 1 takes a point out and OUTLIER = 0 takes it in. The reference may then be left empty. The place of a point is X_MAP, Y_MAP where the layer has them: dragging its geometry changes nothing.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Korrigiert das &lt;b&gt;Zielbild&lt;/b&gt;, wo sich sein Versatz gegen die &lt;b&gt;Referenz&lt;/b&gt; über das Bild ändert: Verzerrung, Geländeeinflüsse, Sprünge zwischen Bildstreifen. Ein Qualitätsgitter misst Passpunkte über die Überlappung, ein Verschiebungsmodell wird an sie angepasst, und das Bild wird einmal umgerechnet. Das Zielbild selbst wird nie verändert.&lt;/p&gt;&lt;p&gt;Statt gemessen zu werden, können Passpunkte gegeben sein: der Layer eines früheren Qualitätsgitters, in dem OUTLIER = 1 einen Punkt herausnimmt und OUTLIER = 0 ihn hereinnimmt. Die Referenz darf dann leer bleiben. Der Ort eines Punktes ist X_MAP, Y_MAP, wo der Layer sie hat: seine Geometrie zu verschieben ändert nichts.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Residual under {} {}</source>
        <translation>Residuum unter {} {}</translation>
    </message>
    <message>
        <source>Residual of {} {} or more</source>
        <translation>Residuum von {} {} oder mehr</translation>
    </message>
    <message>
        <source>Residual of {} to {} {}</source>
        <translation>Residuum von {} bis {} {}</translation>
    </message>
    <message>
        <source>Residual of {} {}</source>
        <translation>Residuum von {} {}</translation>
    </message>
    <message>
        <source>&lt;p&gt;Applies the displacement model that &lt;i&gt;Coregister image (local shifts)&lt;/i&gt; saved to another raster of the same scene: other bands, another resolution, a mask (with nearest neighbour); or to a vector layer that was digitised on the uncorrected image; or to both in one run. The inputs are never modified.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Signs and units.&lt;/b&gt; The displacement is added to the coordinates, in map units of the CRS of the model, to the east and &lt;b&gt;north&lt;/b&gt;. A raster has to be in that CRS. Vector layers may be in any: each vertex is transformed to it, moved, and transformed back; fields and the kind of geometry stay. Straight edges get more vertices where the displacement bends them by more than 0.02 pixels.&lt;/p&gt;&lt;p&gt;Where the input reaches beyond the tie points of the model, the displacement is extrapolated with care, and a warning tells the share.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Wendet das Verschiebungsmodell, das &lt;i&gt;Bild koregistrieren (lokale Versätze)&lt;/i&gt; gespeichert hat, auf ein weiteres Raster derselben Szene an: andere Kanäle, eine andere Auflösung, eine Maske (mit nächstem Nachbarn); oder auf einen Vektorlayer, der auf dem unkorrigierten Bild digitalisiert wurde; oder auf beide in einem Lauf. Die Eingaben werden nie verändert.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Vorzeichen und Einheiten.&lt;/b&gt; Die Verschiebung wird zu den Koordinaten addiert, in Karteneinheiten des KBS des Modells, nach Osten und &lt;b&gt;Norden&lt;/b&gt;. Ein Raster muss in diesem KBS sein. Vektorlayer dürfen in jedem sein: Jeder Stützpunkt wird dorthin transformiert, verschoben und zurücktransformiert; Felder und Art der Geometrie bleiben. Gerade Kanten bekommen weitere Stützpunkte, wo die Verschiebung sie um mehr als 0.02 Pixel biegt.&lt;/p&gt;&lt;p&gt;Wo die Eingabe über die Passpunkte des Modells hinausreicht, wird die Verschiebung vorsichtig extrapoliert, und eine Warnung nennt den Anteil.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>The vector layer {} cannot be read: choose another one, or none.</source>
        <translation>Der Vektorlayer {} ist nicht lesbar: einen anderen wählen oder keinen.</translation>
    </message>
    <message>
        <source>&quot;{}&quot; is a table without geometries, so that nothing can be moved: choose a layer that has some.</source>
        <translation>„{}“ ist eine Tabelle ohne Geometrien, an der sich nichts verschieben lässt: einen Layer mit Geometrien wählen.</translation>
    </message>
    <message>
        <source>Less than 1 % of the raster, at its rim, lies outside the tie points of the model.</source>
        <translation>Weniger als 1 % des Rasters, an seinem Rand, liegt außerhalb der Passpunkte des Modells.</translation>
    </message>
    <message>
        <source>{} vertices were added to long edges that the displacement bends.</source>
        <translation>{} Stützpunkte wurden zu langen Kanten hinzugefügt, die die Verschiebung biegt.</translation>
    </message>
    <message>
        <source>Check geolocation arrays</source>
        <translation>Geolokalisierungsraster prüfen</translation>
    </message>
    <message>
        <source>Geolocation arrays</source>
        <translation>Geolokalisierungsraster</translation>
    </message>
    <message>
        <source>coregistration,geolocation,swath,validate,inspect,longitude,latitude,footprint,bow-tie,folds,no data,pixel size,dateline,RFC 4</source>
        <translation>Koregistrierung,Geolokalisierung,Geolokalisierungsraster,Aufnahmestreifen,prüfen,Länge,Breite,Umriss,Faltung,Leerwert,Pixelgröße,Datumsgrenze,coregistration,geolocation,swath,validate,inspect,longitude,latitude,footprint,bow-tie,folds,no data,pixel size,dateline,RFC 4</translation>
    </message>
    <message>
        <source>Checks the arrays that locate a swath, and says how large its pixels are and where it lies.</source>
        <translation>Prüft die Raster, die einen Aufnahmestreifen verorten, und sagt, wie groß seine Pixel sind und wo er liegt.</translation>
    </message>
    <message>
        <source>&lt;p&gt;Checks everything about the geolocation arrays of a raster (GDAL&apos;s GEOLOCATION metadata): every key, the sizes of image and arrays, the CRS, the convention, no data and fill values that are not declared, folds, gaps, outliers, rounding, and whether places lead back to the pixels that they come from. It also says which of GDAL&apos;s own tools would fail with these arrays. Nothing is changed.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Results.&lt;/b&gt; VALID is false where there is an error: ERRORS and WARNINGS count what the log and the report name, and STATUS is the first error, or ok. The outline is split at the dateline. The sample points tell of pixels (COL, ROW, from the outer corner of the first pixel, to the right and &lt;b&gt;down&lt;/b&gt;) their place (X_MAP to the east, Y_MAP to the &lt;b&gt;north&lt;/b&gt;), the pixel that it leads back to (BACK_COL, BACK_ROW), how far on the ground that is off (CLOSURE_PX, pixels), the size of a pixel (PIXEL_SIZE) and how many pixels see the place (SEEN, more than 1 where scans overlap).&lt;/p&gt;&lt;p&gt;&lt;b&gt;Units.&lt;/b&gt; Sizes on the ground are metres for longitudes and latitudes, else map units; HEADING is the direction in which lines follow each other, degrees clockwise from north; MISSING_SHARE is 0 to 1. Numbers are empty where the arrays cannot be read.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Prüft alles an den Geolokalisierungsrastern eines Rasters (den GEOLOCATION-Metadaten von GDAL): jeden Schlüssel, die Größen von Bild und Geolokalisierungsrastern, das KBS, die Konvention, Leerwerte und nicht angegebene Füllwerte, Faltungen, Lücken, Ausreißer, Rundung, und ob Orte zu den Pixeln zurückführen, von denen sie stammen. Gesagt wird auch, welche Werkzeuge von GDAL selbst an diesen Rastern scheitern würden. Nichts wird verändert.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Ergebnisse.&lt;/b&gt; VALID ist falsch, wo es einen Fehler gibt: ERRORS und WARNINGS zählen, was Protokoll und Bericht nennen, und STATUS ist der erste Fehler oder ok. Der Umriss ist an der Datumsgrenze geteilt. Die Stichprobenpunkte nennen zu Pixeln (COL, ROW, von der äußeren Ecke des ersten Pixels nach rechts und &lt;b&gt;unten&lt;/b&gt;) ihren Ort (X_MAP nach Osten, Y_MAP nach &lt;b&gt;Norden&lt;/b&gt;), das Pixel, zu dem er zurückführt (BACK_COL, BACK_ROW), wie weit das am Boden daneben liegt (CLOSURE_PX, Pixel), die Größe eines Pixels (PIXEL_SIZE) und wie viele Pixel den Ort sehen (SEEN, mehr als 1, wo sich Scans überlappen).&lt;/p&gt;&lt;p&gt;&lt;b&gt;Einheiten.&lt;/b&gt; Größen am Boden sind bei Länge und Breite Meter, sonst Karteneinheiten; HEADING ist die Richtung, in der Zeilen aufeinander folgen, in Grad im Uhrzeigersinn von Norden; MISSING_SHARE ist 0 bis 1. Zahlen sind leer, wo die Geolokalisierungsraster nicht lesbar sind.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Raster with geolocation arrays</source>
        <translation>Raster mit Geolokalisierungsrastern</translation>
    </message>
    <message>
        <source>A raster with GEOLOCATION metadata, in itself, a .vrt or a .aux.xml. It is never modified.</source>
        <translation>Ein Raster mit GEOLOCATION-Metadaten, in sich selbst, einer .vrt oder einer .aux.xml. Es wird nie verändert.</translation>
    </message>
    <message>
        <source>Number of sample points</source>
        <translation>Anzahl der Stichprobenpunkte</translation>
    </message>
    <message>
        <source>About so many pixels are laid out over the image, for the layer of points and the report.</source>
        <translation>Etwa so viele Pixel werden über das Bild verteilt, für den Punktlayer und den Bericht.</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>Umriss</translation>
    </message>
    <message>
        <source>The area that the arrays give to the image, in their CRS.</source>
        <translation>Die Fläche, die die Geolokalisierungsraster dem Bild geben, in ihrem KBS.</translation>
    </message>
    <message>
        <source>Sample points</source>
        <translation>Stichprobenpunkte</translation>
    </message>
    <message>
        <source>Pixels with their places and the way back, in the CRS of the arrays.</source>
        <translation>Pixel mit ihren Orten und dem Rückweg, im KBS der Geolokalisierungsraster.</translation>
    </message>
    <message>
        <source>A page with all findings, what the arrays say about the image, and a map.</source>
        <translation>Eine Seite mit allen Befunden, dem, was die Geolokalisierungsraster über das Bild sagen, und einer Karte.</translation>
    </message>
    <message>
        <source>No error was found</source>
        <translation>Es wurde kein Fehler gefunden</translation>
    </message>
    <message>
        <source>Number of errors</source>
        <translation>Anzahl der Fehler</translation>
    </message>
    <message>
        <source>Number of warnings</source>
        <translation>Anzahl der Warnungen</translation>
    </message>
    <message>
        <source>Status: ok, or the first error</source>
        <translation>Status: ok oder der erste Fehler</translation>
    </message>
    <message>
        <source>Codes of all findings, separated by commas</source>
        <translation>Codes aller Befunde, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>CRS of the arrays</source>
        <translation>KBS der Geolokalisierungsraster</translation>
    </message>
    <message>
        <source>Size of a pixel across [m or map units]</source>
        <translation>Größe eines Pixels quer [m oder Karteneinheiten]</translation>
    </message>
    <message>
        <source>Size of a pixel along [m or map units]</source>
        <translation>Größe eines Pixels längs [m oder Karteneinheiten]</translation>
    </message>
    <message>
        <source>Heading of the lines [degrees clockwise from north]</source>
        <translation>Richtung der Zeilenfolge [Grad im Uhrzeigersinn von Norden]</translation>
    </message>
    <message>
        <source>RMS of places there and back [px]</source>
        <translation>RMS der Orte hin und zurück [px]</translation>
    </message>
    <message>
        <source>Largest error of places there and back [px]</source>
        <translation>Größter Fehler der Orte hin und zurück [px]</translation>
    </message>
    <message>
        <source>Share of samples without a place [0..1]</source>
        <translation>Anteil der Stützstellen ohne Ort [0..1]</translation>
    </message>
    <message>
        <source>Cells that are turned over</source>
        <translation>Umgeklappte Zellen</translation>
    </message>
    <message>
        <source>Scans that overlap</source>
        <translation>Überlappende Scans</translation>
    </message>
    <message>
        <source>Columns of the arrays</source>
        <translation>Spalten der Geolokalisierungsraster</translation>
    </message>
    <message>
        <source>Lines of the arrays</source>
        <translation>Zeilen der Geolokalisierungsraster</translation>
    </message>
    <message>
        <source>Distance of samples along a line [px]</source>
        <translation>Abstand der Stützstellen entlang einer Zeile [px]</translation>
    </message>
    <message>
        <source>Distance of lines of samples [px]</source>
        <translation>Abstand der Zeilen von Stützstellen [px]</translation>
    </message>
    <message>
        <source>Area of the outline [m²]</source>
        <translation>Fläche des Umrisses [m²]</translation>
    </message>
    <message>
        <source>The arrays cannot be used: {} cannot be made.</source>
        <translation>Die Geolokalisierungsraster sind nicht verwendbar: {} kann nicht erzeugt werden.</translation>
    </message>
    <message>
        <source>Clip raster with geolocation arrays</source>
        <translation>Raster mit Geolokalisierungsrastern zuschneiden</translation>
    </message>
    <message>
        <source>coregistration,geolocation,arrays,swath,clip,crop,subset,decimate,translate,RFC 4,window</source>
        <translation>Koregistrierung,Geolokalisierung,Geolokalisierungsraster,Aufnahmestreifen,zuschneiden,Ausschnitt,verkleinern,Fenster,coregistration,geolocation,arrays,swath,clip,crop,subset,decimate,translate,RFC 4,window</translation>
    </message>
    <message>
        <source>Crops or decimates a raster that is located by geolocation arrays, and keeps its location.</source>
        <translation>Schneidet ein Raster zu, das durch Geolokalisierungsraster verortet ist, oder verkleinert es und behält seine Lage.</translation>
    </message>
    <message>
        <source>&lt;p&gt;Takes a part of a raster, or every n-th pixel of it, together with its geolocation arrays, which GDAL and QGIS lose when they clip. Pixels that are only cropped are those of the raster, bit by bit, and so are the samples of the arrays: offsets and distances say where they lie now.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Window.&lt;/b&gt; Columns and lines count from 0 at the upper left pixel, to the right and &lt;b&gt;down&lt;/b&gt;. Or an area on the map, an extent or polygons in any CRS: the window is the smallest one with all pixels that see it. Both together: what they share.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Size.&lt;/b&gt; A factor makes n x n pixels one, from a window cut to whole ones. The nearest pixel of a block is not in its middle where n is even, which the arrays take into account.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Results.&lt;/b&gt; The raster with its arrays beside it, and the window in numbers. GDAL up to 3.12 misplaces overviews of such windows: give gdalwarp -ovr NONE, or use &lt;i&gt;Rectify by geolocation arrays&lt;/i&gt;, which knows.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Nimmt einen Teil eines Rasters, oder jedes n-te Pixel davon, zusammen mit seinen Geolokalisierungsrastern, die GDAL und QGIS beim Zuschneiden verlieren. Pixel, die nur ausgeschnitten werden, sind Bit für Bit die des Rasters, und ebenso die Stützstellen der Geolokalisierungsraster: Anfang und Abstände sagen, wo sie nun liegen.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Fenster.&lt;/b&gt; Spalten und Zeilen zählen ab 0 vom Pixel oben links nach rechts und &lt;b&gt;unten&lt;/b&gt;. Oder eine Fläche auf der Karte, eine Ausdehnung oder Polygone in beliebigem KBS: Das Fenster ist das kleinste mit allen Pixeln, die sie sehen. Beides zusammen: was sie gemeinsam haben.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Größe.&lt;/b&gt; Ein Faktor macht aus n x n Pixeln eines, aus einem auf ganze Blöcke gekürzten Fenster. Das nächste Pixel eines Blocks liegt bei geradem n nicht in dessen Mitte, was die Geolokalisierungsraster berücksichtigen.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Ergebnisse.&lt;/b&gt; Das Raster mit seinen Geolokalisierungsrastern daneben, und das Fenster in Zahlen. GDAL bis 3.12 legt Übersichten solcher Fenster falsch: gdalwarp die Option -ovr NONE geben oder &lt;i&gt;Mit Geolokalisierungsrastern entzerren&lt;/i&gt; verwenden, das davon weiß.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>The raster to clip</source>
        <translation>Das zuzuschneidende Raster</translation>
    </message>
    <message>
        <source>The extent {} cannot be understood: give xmin,xmax,ymin,ymax [CRS].</source>
        <translation>Die Ausdehnung {} ist nicht verständlich: xmin,xmax,ymin,ymax [KBS] angeben.</translation>
    </message>
    <message>
        <source>The area</source>
        <translation>Die Fläche</translation>
    </message>
    <message>
        <source>The window has {} x {} pixels from column {}, line {}.</source>
        <translation>Das Fenster hat {} x {} Pixel ab Spalte {}, Zeile {}.</translation>
    </message>
    <message>
        <source>Raster to clip</source>
        <translation>Zuzuschneidendes Raster</translation>
    </message>
    <message>
        <source>A raster with geolocation arrays, with all its bands. It is never modified.</source>
        <translation>Ein Raster mit Geolokalisierungsrastern, mit allen Kanälen. Es wird nie verändert.</translation>
    </message>
    <message>
        <source>First column</source>
        <translation>Erste Spalte</translation>
    </message>
    <message>
        <source>Counted from 0 at the left edge. Empty: 0.</source>
        <translation>Gezählt ab 0 am linken Rand. Leer: 0.</translation>
    </message>
    <message>
        <source>First line</source>
        <translation>Erste Zeile</translation>
    </message>
    <message>
        <source>Counted from 0 at the top, downwards. Empty: 0.</source>
        <translation>Gezählt ab 0 am oberen Rand, nach unten. Leer: 0.</translation>
    </message>
    <message>
        <source>Number of columns</source>
        <translation>Anzahl der Spalten</translation>
    </message>
    <message>
        <source>Pixels along a line. Empty: all to the right edge.</source>
        <translation>Pixel entlang einer Zeile. Leer: alle bis zum rechten Rand.</translation>
    </message>
    <message>
        <source>Number of lines</source>
        <translation>Anzahl der Zeilen</translation>
    </message>
    <message>
        <source>Lines of pixels. Empty: all to the lower edge.</source>
        <translation>Zeilen von Pixeln. Leer: alle bis zum unteren Rand.</translation>
    </message>
    <message>
        <source>Extent on the map</source>
        <translation>Ausdehnung auf der Karte</translation>
    </message>
    <message>
        <source>In any CRS. The window holds all pixels that see it, in a swath also some that do not.</source>
        <translation>In beliebigem KBS. Das Fenster enthält alle Pixel, die sie sehen, in einem Aufnahmestreifen auch einige, die sie nicht sehen.</translation>
    </message>
    <message>
        <source>Area on the map</source>
        <translation>Fläche auf der Karte</translation>
    </message>
    <message>
        <source>Polygons in any CRS; the window holds all pixels that see them.</source>
        <translation>Polygone in beliebigem KBS; das Fenster enthält alle Pixel, die sie sehen.</translation>
    </message>
    <message>
        <source>Of the output, instead of a factor. Where only one of both is given, pixels keep their shape.</source>
        <translation>Der Ausgabe, statt eines Faktors. Ist nur eine der beiden Zahlen gegeben, behalten die Pixel ihre Form.</translation>
    </message>
    <message>
        <source>Cut to the window, with a margin of one sample</source>
        <translation>Auf das Fenster zugeschnitten, mit einer Stützstelle Rand</translation>
    </message>
    <message>
        <source>Those of the raster, where they are</source>
        <translation>Die des Rasters, wo sie sind</translation>
    </message>
    <message>
        <source>Pixels that become one, along an axis</source>
        <translation>Pixel, die entlang einer Achse eines werden</translation>
    </message>
    <message>
        <source>2 makes an image of half as many columns and lines. Empty: pixels stay as they are.</source>
        <translation>2 ergibt ein Bild mit halb so vielen Spalten und Zeilen. Leer: Pixel bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Columns of the output</source>
        <translation>Spalten der Ausgabe</translation>
    </message>
    <message>
        <source>Lines of the output</source>
        <translation>Zeilen der Ausgabe</translation>
    </message>
    <message>
        <source>Used only where the size changes: nearest neighbour keeps values, average makes means of all pixels.</source>
        <translation>Nur verwendet, wo sich die Größe ändert: nächster Nachbar behält Werte, Mittelwert mittelt über alle Pixel.</translation>
    </message>
    <message>
        <source>Cut ones are written beside the output, so that it stands for itself; the others are referred to.</source>
        <translation>Zugeschnittene werden neben die Ausgabe geschrieben, sodass sie für sich steht; auf die anderen wird verwiesen.</translation>
    </message>
    <message>
        <source>Virtual raster, points to the raster (*.vrt)</source>
        <translation>Virtuelles Raster, verweist auf das Raster (*.vrt)</translation>
    </message>
    <message>
        <source>GeoTIFF (*.tif)</source>
        <translation>GeoTIFF (*.tif)</translation>
    </message>
    <message>
        <source>ENVI (*.bsq)</source>
        <translation>ENVI (*.bsq)</translation>
    </message>
    <message>
        <source>CF-netCDF with all places (*.nc)</source>
        <translation>CF-netCDF mit allen Orten (*.nc)</translation>
    </message>
    <message>
        <source>Clipped raster</source>
        <translation>Zugeschnittenes Raster</translation>
    </message>
    <message>
        <source>The format follows the extension: .vrt points to the raster and costs no disk, others hold the pixels. Arrays that are cut lie beside it in a file named *.geolocation.tif.</source>
        <translation>Das Format folgt der Endung: .vrt verweist auf das Raster und braucht keinen Plattenplatz, andere enthalten die Pixel. Zugeschnittene Geolokalisierungsraster liegen daneben in einer Datei namens *.geolocation.tif.</translation>
    </message>
    <message>
        <source>First column of the window</source>
        <translation>Erste Spalte des Fensters</translation>
    </message>
    <message>
        <source>First line of the window</source>
        <translation>Erste Zeile des Fensters</translation>
    </message>
    <message>
        <source>Columns of the window</source>
        <translation>Spalten des Fensters</translation>
    </message>
    <message>
        <source>Lines of the window</source>
        <translation>Zeilen des Fensters</translation>
    </message>
    <message>
        <source>File of the arrays</source>
        <translation>Datei der Geolokalisierungsraster</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Results.&lt;/b&gt; The corrected image; the target with ground control points, which leaves every pixel as it is; the shifts as a raster; the model as a small file, with which &lt;i&gt;Apply displacement&lt;/i&gt; corrects other bands, masks and vector layers of the scene; tie points with residuals; blocks as a heat map; a report.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Numbers.&lt;/b&gt; RMSE_BEFORE_PX and RMSE_AFTER_PX are measured at points that the model has not seen, nor any window that shares pixels with theirs. They are empty for fewer than 10 points, and where the windows are too large for the image to leave some free; the second match in the report, made when the images were matched, tells more.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;Ergebnisse.&lt;/b&gt; Das korrigierte Bild; das Zielbild mit Passpunkten (GCPs), das jedes Pixel lässt, wie es ist; die Versätze als Raster; das Modell als kleine Datei, mit der &lt;i&gt;Verschiebung anwenden&lt;/i&gt; andere Kanäle, Masken und Vektorlayer der Szene korrigiert; Passpunkte mit Residuen; Blöcke als Heatmap; ein Bericht.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Zahlen.&lt;/b&gt; RMSE_BEFORE_PX und RMSE_AFTER_PX werden an Punkten gemessen, die das Modell nicht gesehen hat, und auch kein Fenster, das Pixel mit ihren Fenstern teilt. Bei weniger als 10 Punkten sind sie leer, und auch, wo die Fenster für das Bild zu groß sind, um einige freizulassen; der zweite Abgleich im Bericht, den es gibt, wenn die Bilder abgeglichen wurden, sagt mehr.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Correct geolocation arrays</source>
        <translation>Geolokalisierungsraster korrigieren</translation>
    </message>
    <message>
        <source>coregistration,geolocation,swath,navigation,longitude,latitude,registration,distortion,avhrr,modis,viirs,sentinel-3,hyperspectral,pushbroom,tie points,subpixel</source>
        <translation>Koregistrierung,Geolokalisierung,Geolokalisierungsraster,Aufnahmestreifen,Navigation,Länge,Breite,Registrierung,Verzerrung,hyperspektral,Zeilenkamera,Passpunkte,Subpixel,coregistration,geolocation,swath,navigation,longitude,latitude,registration,distortion,avhrr,modis,viirs,sentinel-3,hyperspectral,pushbroom,tie points,subpixel</translation>
    </message>
    <message>
        <source>Measures where the pixels of a swath truly lie, and writes corrected geolocation arrays.</source>
        <translation>Misst, wo die Pixel eines Aufnahmestreifens wirklich liegen, und schreibt korrigierte Geolokalisierungsraster.</translation>
    </message>
    <message>
        <source>&lt;p&gt;Corrects an image that is located pixel by pixel, by arrays of longitude and latitude (a swath of AVHRR, MODIS, VIIRS, Sentinel-3, a hyperspectral line scanner), where these arrays are wrong. The &lt;b&gt;reference&lt;/b&gt; is brought into the pixels of the image, a quality grid measures the shifts there, a displacement model is fitted to them, and new arrays are written beside the image. No pixel is resampled: all bands stay as they are.&lt;/p&gt;&lt;p&gt;Overlapping scans (bow-tie), the dateline, poles and arrays with fewer samples than pixels do no harm. Where samples are too far apart to hold the correction, others are added between them.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Korrigiert ein Bild, das Pixel für Pixel durch Raster von Länge und Breite verortet ist (ein Aufnahmestreifen von AVHRR, MODIS, VIIRS, Sentinel-3, einer hyperspektralen Zeilenkamera), wo diese Geolokalisierungsraster falsch sind. Die &lt;b&gt;Referenz&lt;/b&gt; wird in die Pixel des Bildes gebracht, ein Qualitätsgitter misst dort die Versätze, ein Verschiebungsmodell wird an sie angepasst, und neue Geolokalisierungsraster werden neben das Bild geschrieben. Kein Pixel wird umgerechnet: Alle Kanäle bleiben, wie sie sind.&lt;/p&gt;&lt;p&gt;Überlappende Scans (Bow-Tie), die Datumsgrenze, die Pole und Geolokalisierungsraster mit weniger Stützstellen als Pixeln schaden nicht. Wo Stützstellen zu weit auseinanderliegen, um die Korrektur aufzunehmen, werden weitere dazwischen eingefügt.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Signs and units.&lt;/b&gt; A shift is what has to be &lt;i&gt;added&lt;/i&gt; to the place that the arrays give to what a pixel shows. X_SHIFT_PX and Y_SHIFT_PX count pixels of the image, to the right and &lt;b&gt;down&lt;/b&gt;; X_SHIFT_M and Y_SHIFT_M count map units of the CRS of the reference, to the east and &lt;b&gt;north&lt;/b&gt;.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;Vorzeichen und Einheiten.&lt;/b&gt; Ein Versatz ist, was zu dem Ort &lt;i&gt;addiert&lt;/i&gt; werden muss, den die Geolokalisierungsraster dem geben, was ein Pixel zeigt. X_SHIFT_PX und Y_SHIFT_PX zählen Pixel des Bildes nach rechts und &lt;b&gt;unten&lt;/b&gt;; X_SHIFT_M und Y_SHIFT_M zählen Karteneinheiten des KBS der Referenz nach Osten und &lt;b&gt;Norden&lt;/b&gt;.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Results.&lt;/b&gt; The image with corrected arrays, which &lt;i&gt;Rectify by geolocation arrays&lt;/i&gt; or gdalwarp bring to a map; tie points with residuals; a report.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Numbers.&lt;/b&gt; RMSE_BEFORE_PX and RMSE_AFTER_PX are measured at points that the model has not seen, nor any window that shares pixels with theirs; they are empty where the windows leave none free. RMSE_AGAIN_PX is what a second match with the corrected arrays finds. INTERPOLATION_ERROR_PX is what linear interpolation between the samples of the arrays loses of the correction.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;Ergebnisse.&lt;/b&gt; Das Bild mit korrigierten Geolokalisierungsrastern, das &lt;i&gt;Mit Geolokalisierungsrastern entzerren&lt;/i&gt; oder gdalwarp auf eine Karte bringen; Passpunkte mit Residuen; ein Bericht.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Zahlen.&lt;/b&gt; RMSE_BEFORE_PX und RMSE_AFTER_PX werden an Punkten gemessen, die das Modell nicht gesehen hat, und auch kein Fenster, das Pixel mit ihren Fenstern teilt; sie sind leer, wo die Fenster keine freilassen. RMSE_AGAIN_PX ist, was ein zweiter Abgleich mit den korrigierten Geolokalisierungsrastern findet. INTERPOLATION_ERROR_PX ist, was die lineare Interpolation zwischen den Stützstellen der Geolokalisierungsraster von der Korrektur verliert.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>The image</source>
        <translation>Das Bild</translation>
    </message>
    <message>
        <source>The image and the reference are the same file, {}: choose two different images.</source>
        <translation>Bild und Referenz sind dieselbe Datei, {}: zwei verschiedene Bilder wählen.</translation>
    </message>
    <message>
        <source>{} has {} band(s) with data, but band {} was asked for: choose another.</source>
        <translation>{} hat {} Kanal/Kanäle mit Daten, verlangt wurde aber Kanal {}: einen anderen wählen.</translation>
    </message>
    <message>
        <source>Choose bands that look alike: the same or neighbouring wavelengths.</source>
        <translation>Kanäle wählen, die sich ähnlich sehen: gleiche oder benachbarte Wellenlängen.</translation>
    </message>
    <message>
        <source>Image with geolocation arrays</source>
        <translation>Bild mit Geolokalisierungsrastern</translation>
    </message>
    <message>
        <source>The image whose arrays are corrected. Neither it nor its arrays are modified.</source>
        <translation>Das Bild, dessen Geolokalisierungsraster korrigiert werden. Weder es selbst noch diese Raster werden verändert.</translation>
    </message>
    <message>
        <source>The image that is right: any georeferenced raster, in any CRS and resolution, of the same area.</source>
        <translation>Das Bild, das richtig liegt: jedes georeferenzierte Raster derselben Gegend, in beliebigem KBS und beliebiger Auflösung.</translation>
    </message>
    <message>
        <source>Band of the image</source>
        <translation>Kanal des Bildes</translation>
    </message>
    <message>
        <source>The band that is compared with that of the reference. The correction holds for all bands.</source>
        <translation>Der Kanal, der mit dem der Referenz verglichen wird. Die Korrektur gilt für alle Kanäle.</translation>
    </message>
    <message>
        <source>No-data value of the image</source>
        <translation>Leerwert des Bildes</translation>
    </message>
    <message>
        <source>In pixels of the image. Large ones find more where images differ, small ones follow finer distortion.</source>
        <translation>In Pixeln des Bildes. Große finden mehr, wo sich die Bilder unterscheiden, kleine folgen feinerer Verzerrung.</translation>
    </message>
    <message>
        <source>In pixels of the image, along rows and columns. Empty: it follows from the number of points.</source>
        <translation>In Pixeln des Bildes, entlang der Zeilen und Spalten. Leer: Er folgt aus der Anzahl der Punkte.</translation>
    </message>
    <message>
        <source>Passes</source>
        <translation>Durchgänge</translation>
    </message>
    <message>
        <source>How often the reference is seen through the arrays as corrected so far and matched again. Passes after the first use windows of half the size (32 px or more) where these match as well, which follow the distortion more closely.</source>
        <translation>Wie oft die Referenz durch die bis dahin korrigierten Geolokalisierungsraster gesehen und erneut abgeglichen wird. Durchgänge nach dem ersten verwenden Fenster der halben Größe (32 px oder mehr), wo diese ebenso gut übereinstimmen und der Verzerrung genauer folgen.</translation>
    </message>
    <message>
        <source>A larger shift, in pixels of the image, is refused as no match. Empty: as far as the search reaches.</source>
        <translation>Ein größerer Versatz, in Pixeln des Bildes, gilt als keine Übereinstimmung. Leer: so weit die Suche reicht.</translation>
    </message>
    <message>
        <source>Image with corrected arrays</source>
        <translation>Bild mit korrigierten Geolokalisierungsrastern</translation>
    </message>
    <message>
        <source>Every point with its shift, its quality and what the model leaves of it, in the CRS of the reference. X_IM and Y_IM count pixels of the image from its outer corner.</source>
        <translation>Jeder Punkt mit seinem Versatz, seiner Qualität und dem, was das Modell davon übrig lässt, im KBS der Referenz. X_IM und Y_IM zählen Pixel des Bildes von seiner äußeren Ecke.</translation>
    </message>
    <message>
        <source>A page with the model and why it was chosen, residuals at left-out points, maps, and a second match.</source>
        <translation>Eine Seite mit dem Modell und warum es gewählt wurde, Residuen an zurückgehaltenen Punkten, Karten und einem zweiten Abgleich.</translation>
    </message>
    <message>
        <source>File of the corrected arrays</source>
        <translation>Datei der korrigierten Geolokalisierungsraster</translation>
    </message>
    <message>
        <source>RMSE before the correction at left-out points [image px]</source>
        <translation>RMSE vor der Korrektur an zurückgehaltenen Punkten [px des Bildes]</translation>
    </message>
    <message>
        <source>RMSE after the correction at left-out points [image px]</source>
        <translation>RMSE nach der Korrektur an zurückgehaltenen Punkten [px des Bildes]</translation>
    </message>
    <message>
        <source>RMSE of a second match with the corrected arrays [image px]</source>
        <translation>RMSE eines zweiten Abgleichs mit den korrigierten Geolokalisierungsrastern [px des Bildes]</translation>
    </message>
    <message>
        <source>Median shift to the right [image px]</source>
        <translation>Median des Versatzes nach rechts [px des Bildes]</translation>
    </message>
    <message>
        <source>Median shift down [image px]</source>
        <translation>Median des Versatzes nach unten [px des Bildes]</translation>
    </message>
    <message>
        <source>Median length of the shift [map units of the reference]</source>
        <translation>Median der Länge des Versatzes [Karteneinheiten der Referenz]</translation>
    </message>
    <message>
        <source>Error of interpolation between samples [image px]</source>
        <translation>Fehler der Interpolation zwischen Stützstellen [px des Bildes]</translation>
    </message>
    <message>
        <source>Model: shift, affine, spline, blockwise or polynomial</source>
        <translation>Modell: shift (Versatz), affine (affin), spline (Spline), blockwise (blockweise) oder polynomial (Polynom)</translation>
    </message>
    <message>
        <source>{} of {} points are valid, {} are outliers.</source>
        <translation>{} von {} Punkten sind gültig, {} sind Ausreißer.</translation>
    </message>
    <message>
        <source>A second match leaves {:.3f} px (RMSE).</source>
        <translation>Ein zweiter Abgleich lässt {:.3f} px übrig (RMSE).</translation>
    </message>
    <message>
        <source>Create geolocation arrays</source>
        <translation>Geolokalisierungsraster erzeugen</translation>
    </message>
    <message>
        <source>coregistration,geolocation,arrays,swath,longitude,latitude,RFC 4,netCDF,GCP,VRT,locate,attach</source>
        <translation>Koregistrierung,Geolokalisierung,Geolokalisierungsraster,Aufnahmestreifen,Länge,Breite,Passpunkte,verorten,anhängen,coregistration,geolocation,arrays,swath,longitude,latitude,RFC 4,netCDF,GCP,VRT,locate,attach</translation>
    </message>
    <message>
        <source>Locates a raster pixel by pixel, from a model, a record, points or rasters of x and y.</source>
        <translation>Verortet ein Raster Pixel für Pixel, aus einem Modell, einem Datensatz, Punkten oder Rastern von x und y.</translation>
    </message>
    <message>
        <source>&lt;p&gt;Attaches geolocation arrays (GDAL RFC 4) to a raster: longitudes and latitudes of its pixels, or of every n-th, which say where each of them lies. The pixels stay as they are; nothing is resampled. gdalwarp, QGIS&apos;s &lt;i&gt;Warp&lt;/i&gt; and &lt;i&gt;Rectify by geolocation arrays&lt;/i&gt; make a map of it.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Source.&lt;/b&gt; One of: a displacement model, whose shifts are added to the places of the raster; a record of &lt;i&gt;Fit transform&lt;/i&gt; or IRAF&apos;s geomap; a layer of tie points; rasters of x and y that were delivered with the raster. With none of them, what the raster says itself: geotransform, ground control points, or arrays that it has, which are written in another form.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Signs and units.&lt;/b&gt; x is to the east and y to the &lt;b&gt;north&lt;/b&gt;, in units of the CRS of the arrays, degrees by default. Offsets and distances of samples are pixels of the raster, to the right and &lt;b&gt;down&lt;/b&gt;, from the outer corner of its first pixel. Errors are pixels of the raster.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Results.&lt;/b&gt; The located raster, beside it the arrays as Float64, and in numbers how far apart the samples lie and how wrong places between them are at most.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Hängt einem Raster Geolokalisierungsraster (GDAL RFC 4) an: Längen und Breiten seiner Pixel, oder jedes n-ten, die sagen, wo jedes davon liegt. Die Pixel bleiben, wie sie sind; nichts wird umgerechnet. gdalwarp, &lt;i&gt;Transformieren (Reprojizieren)&lt;/i&gt; von QGIS und &lt;i&gt;Mit Geolokalisierungsrastern entzerren&lt;/i&gt; machen daraus eine Karte.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Quelle.&lt;/b&gt; Eine von diesen: ein Verschiebungsmodell, dessen Versätze zu den Orten des Rasters addiert werden; ein Datensatz von &lt;i&gt;Transformation anpassen&lt;/i&gt; oder von geomap aus IRAF; ein Layer von Passpunkten; Raster von x und y, die mit dem Raster geliefert wurden. Ohne eine davon, was das Raster selbst sagt: Geotransformation, Passpunkte (GCPs) oder vorhandene Geolokalisierungsraster, die in anderer Form geschrieben werden.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Vorzeichen und Einheiten.&lt;/b&gt; x geht nach Osten und y nach &lt;b&gt;Norden&lt;/b&gt;, in Einheiten des KBS der Geolokalisierungsraster, in der Voreinstellung Grad. Anfang und Abstände der Stützstellen sind Pixel des Rasters nach rechts und &lt;b&gt;unten&lt;/b&gt;, von der äußeren Ecke seines ersten Pixels. Fehler sind Pixel des Rasters.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Ergebnisse.&lt;/b&gt; Das verortete Raster, daneben die Geolokalisierungsraster als Float64, und in Zahlen, wie weit die Stützstellen auseinanderliegen und wie falsch Orte dazwischen höchstens sind.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>The raster to locate</source>
        <translation>Das zu verortende Raster</translation>
    </message>
    <message>
        <source>The raster of {}</source>
        <translation>Das Raster von {}</translation>
    </message>
    <message>
        <source>There is a raster of y, but none of x: choose the raster of x (longitude), too.</source>
        <translation>Es gibt ein Raster von y, aber keines von x: auch das Raster von x (Länge) wählen.</translation>
    </message>
    <message>
        <source>The arrays have {} x {} samples, {:g} x {:g} px apart.</source>
        <translation>Die Geolokalisierungsraster haben {} x {} Stützstellen im Abstand von {:g} x {:g} px.</translation>
    </message>
    <message>
        <source>Geolocation arrays are made of one source, but {} were given: choose one of them.</source>
        <translation>Geolokalisierungsraster entstehen aus einer Quelle, angegeben sind aber {}: eine davon wählen.</translation>
    </message>
    <message>
        <source> and </source>
        <translation> und </translation>
    </message>
    <message>
        <source>Places between the samples, {} px apart, are wrong by up to {:.3g} px.</source>
        <translation>Orte zwischen den Stützstellen, die {} px auseinanderliegen, sind um bis zu {:.3g} px falsch.</translation>
    </message>
    <message>
        <source>The displacement model {} has no CRS: make it of an image that has one.</source>
        <translation>Das Verschiebungsmodell {} hat kein KBS: es aus einem Bild erzeugen, das eines hat.</translation>
    </message>
    <message>
        <source>Neither the record nor the raster {} says a CRS, which geolocation arrays need: assign one.</source>
        <translation>Weder der Datensatz noch das Raster {} nennt ein KBS, das Geolokalisierungsraster brauchen: eines zuweisen.</translation>
    </message>
    <message>
        <source>Raster to locate</source>
        <translation>Zu verortendes Raster</translation>
    </message>
    <message>
        <source>Its pixels stay as they are. Without anything else the arrays say what the raster says itself: its geotransform, its ground control points, or the arrays that it has.</source>
        <translation>Seine Pixel bleiben, wie sie sind. Ohne weitere Angaben sagen die Geolokalisierungsraster, was das Raster selbst sagt: seine Geotransformation, seine Passpunkte (GCPs) oder die Geolokalisierungsraster, die es hat.</translation>
    </message>
    <message>
        <source>A file of &apos;Coregister image (local shifts)&apos;: its shifts are added to the place that the raster itself says its pixels have.</source>
        <translation>Eine Datei von „Bild koregistrieren (lokale Versätze)“: Ihre Versätze werden zu dem Ort addiert, den das Raster selbst seinen Pixeln gibt.</translation>
    </message>
    <message>
        <source>Layer of tie points</source>
        <translation>Layer von Passpunkten</translation>
    </message>
    <message>
        <source>The points of a quality grid of this raster, without its outliers, or lines drawn from where something lies in the raster to where it belongs. A smooth field is laid through them.</source>
        <translation>Die Punkte eines Qualitätsgitters dieses Rasters, ohne seine Ausreißer, oder Linien, gezeichnet von dort, wo etwas im Raster liegt, dorthin, wohin es gehört. Durch sie wird ein glattes Feld gelegt.</translation>
    </message>
    <message>
        <source>Model of ground control points</source>
        <translation>Modell der Passpunkte (GCPs)</translation>
    </message>
    <message>
        <source>Used where the raster is placed by ground control points. A thin-plate spline goes through all of them, a polynomial smooths over their errors.</source>
        <translation>Verwendet, wo das Raster durch Passpunkte (GCPs) verortet ist. Ein Thin-Plate-Spline geht durch alle, ein Polynom gleicht ihre Fehler aus.</translation>
    </message>
    <message>
        <source>By their number: a thin-plate spline from 4 points</source>
        <translation>Nach ihrer Anzahl: ab 4 Punkten ein Thin-Plate-Spline</translation>
    </message>
    <message>
        <source>Thin-plate spline</source>
        <translation>Thin-Plate-Spline</translation>
    </message>
    <message>
        <source>Polynomial of order {}</source>
        <translation>Polynom der Ordnung {}</translation>
    </message>
    <message>
        <source>Blocks of pixels, at their centres (PIXEL_CENTER)</source>
        <translation>Blöcke von Pixeln, in ihren Mitten (PIXEL_CENTER)</translation>
    </message>
    <message>
        <source>The centre of every n-th pixel</source>
        <translation>Die Mitte jedes n-ten Pixels</translation>
    </message>
    <message>
        <source>The upper left corner of every n-th pixel (TOP_LEFT_CORNER)</source>
        <translation>Die linke obere Ecke jedes n-ten Pixels (TOP_LEFT_CORNER)</translation>
    </message>
    <message>
        <source>The band of that raster that holds the coordinates.</source>
        <translation>Der Kanal jenes Rasters, der die Koordinaten enthält.</translation>
    </message>
    <message>
        <source>Raster of x or longitude</source>
        <translation>Raster von x oder Länge</translation>
    </message>
    <message>
        <source>For arrays that were delivered beside the raster: x or longitude of its pixels, or of every n-th. Values of no data are left out.</source>
        <translation>Für Geolokalisierungsraster, die neben dem Raster geliefert wurden: x oder Länge seiner Pixel, oder jedes n-ten. Leerwerte bleiben außen vor.</translation>
    </message>
    <message>
        <source>Band of x or longitude</source>
        <translation>Kanal von x oder Länge</translation>
    </message>
    <message>
        <source>Raster of y or latitude</source>
        <translation>Raster von y oder Breite</translation>
    </message>
    <message>
        <source>May be the same raster with another band. Empty: the raster of x, whose band 2 is then taken.</source>
        <translation>Darf dasselbe Raster mit einem anderen Kanal sein. Leer: das Raster von x, aus dem dann Kanal 2 genommen wird.</translation>
    </message>
    <message>
        <source>Band of y or latitude</source>
        <translation>Kanal von y oder Breite</translation>
    </message>
    <message>
        <source>What their samples stand for</source>
        <translation>Wofür ihre Stützstellen stehen</translation>
    </message>
    <message>
        <source>Of the rasters of x and y: half a pixel, or half the distance of samples, depends on it.</source>
        <translation>Von den Rastern von x und y: Ein halbes Pixel, oder der halbe Abstand der Stützstellen, hängt davon ab.</translation>
    </message>
    <message>
        <source>In pixels of the raster to locate, only for rasters of x and y. Empty: by their sizes.</source>
        <translation>In Pixeln des zu verortenden Rasters, nur für Raster von x und y. Leer: nach ihren Größen.</translation>
    </message>
    <message>
        <source>First sample, pixels from the left</source>
        <translation>Erste Stützstelle, Pixel von links</translation>
    </message>
    <message>
        <source>First sample, lines from the top</source>
        <translation>Erste Stützstelle, Zeilen von oben</translation>
    </message>
    <message>
        <source>Pixels between samples</source>
        <translation>Pixel zwischen Stützstellen</translation>
    </message>
    <message>
        <source>Lines between samples</source>
        <translation>Zeilen zwischen Stützstellen</translation>
    </message>
    <message>
        <source>At the corners of pixels, the edges included</source>
        <translation>An den Ecken der Pixel, die Ränder eingeschlossen</translation>
    </message>
    <message>
        <source>At the centres of pixels</source>
        <translation>In den Mitten der Pixel</translation>
    </message>
    <message>
        <source>Interpolation error [px]</source>
        <translation>Interpolationsfehler [px]</translation>
    </message>
    <message>
        <source>Samples lie as far apart, up to 64 pixels, as places between them stay this right, in pixels of the raster. Not for rasters of x and y, and arrays that the raster has: their samples stay as they are.</source>
        <translation>Stützstellen liegen so weit auseinander, bis zu 64 Pixel, wie Orte dazwischen so genau bleiben, in Pixeln des Rasters. Nicht für Raster von x und y und für Geolokalisierungsraster, die das Raster hat: Deren Stützstellen bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Distance of samples [px]</source>
        <translation>Abstand der Stützstellen [px]</translation>
    </message>
    <message>
        <source>Fixes the distance instead; 1 = a sample for every pixel. The error is told all the same.</source>
        <translation>Legt stattdessen den Abstand fest; 1 = eine Stützstelle für jedes Pixel. Der Fehler wird trotzdem genannt.</translation>
    </message>
    <message>
        <source>Where samples lie</source>
        <translation>Wo Stützstellen liegen</translation>
    </message>
    <message>
        <source>Samples at corners cover the image to its edges. Centres are what most readers of full arrays expect.</source>
        <translation>Stützstellen an Ecken decken das Bild bis zu seinen Rändern ab. Mitten sind, was die meisten Leser voller Geolokalisierungsraster erwarten.</translation>
    </message>
    <message>
        <source>Empty: longitudes and latitudes of the datum of the source, which all versions of GDAL read rightly, or for rasters of x and y the CRS that they say.</source>
        <translation>Leer: Längen und Breiten im Datum der Quelle, die alle Versionen von GDAL richtig lesen, oder bei Rastern von x und y das KBS, das sie nennen.</translation>
    </message>
    <message>
        <source>GeoTIFF, a copy (*.tif)</source>
        <translation>GeoTIFF, eine Kopie (*.tif)</translation>
    </message>
    <message>
        <source>ENVI, a copy (*.bsq)</source>
        <translation>ENVI, eine Kopie (*.bsq)</translation>
    </message>
    <message>
        <source>CF-netCDF, a copy with all places (*.nc)</source>
        <translation>CF-netCDF, eine Kopie mit allen Orten (*.nc)</translation>
    </message>
    <message>
        <source>Sidecar of the raster itself (*.aux.xml)</source>
        <translation>Begleitdatei des Rasters selbst (*.aux.xml)</translation>
    </message>
    <message>
        <source>Located raster</source>
        <translation>Verortetes Raster</translation>
    </message>
    <message>
        <source>The extension decides: .vrt points to the raster and costs no disk; .tif, .bsq and other formats are lossless copies; .nc holds longitude and latitude of every pixel; the name of the raster itself with .aux.xml behind adds the arrays to the raster. The arrays lie beside it in a file named *.geolocation.tif, and both can be moved together.</source>
        <translation>Die Endung entscheidet: .vrt verweist auf das Raster und braucht keinen Plattenplatz; .tif, .bsq und andere Formate sind verlustfreie Kopien; .nc enthält Länge und Breite jedes Pixels; der Name des Rasters selbst mit .aux.xml dahinter fügt die Geolokalisierungsraster dem Raster hinzu. Sie liegen daneben in einer Datei namens *.geolocation.tif, und beide lassen sich zusammen verschieben.</translation>
    </message>
    <message>
        <source>Distance of samples along lines [px]</source>
        <translation>Abstand der Stützstellen entlang der Zeilen [px]</translation>
    </message>
    <message>
        <source>Largest interpolation error [px]</source>
        <translation>Größter Interpolationsfehler [px]</translation>
    </message>
    <message>
        <source>RMS of the residuals of points [px]</source>
        <translation>RMS der Residuen der Punkte [px]</translation>
    </message>
    <message>
        <source>Share of samples without a place</source>
        <translation>Anteil der Stützstellen ohne Ort</translation>
    </message>
    <message>
        <source>The layer of tie points cannot be read: choose points or lines of two points, or none.</source>
        <translation>Der Layer der Passpunkte ist nicht lesbar: Punkte oder Linien aus zwei Punkten wählen oder keinen.</translation>
    </message>
    <message>
        <source>Column {:g} of a list is one of its coordinates: give column {} or beyond for the weights.</source>
        <translation>Spalte {:g} einer Liste ist eine ihrer Koordinaten: für die Gewichte Spalte {} oder eine spätere angeben.</translation>
    </message>
    <message>
        <source>None of the {} sources of tie points can be fitted; {}</source>
        <translation>Keine der {} Quellen von Passpunkten lässt sich anpassen; {}</translation>
    </message>
    <message>
        <source>There are no tie points: choose a layer of tie points, files of them, or both.</source>
        <translation>Es gibt keine Passpunkte: einen Layer von Passpunkten, Dateien davon oder beides wählen.</translation>
    </message>
    <message>
        <source>{} names of records are given for {} sources of tie points: give one for each, or none.</source>
        <translation>{} Namen von Datensätzen sind für {} Quellen von Passpunkten angegeben: einen für jede angeben oder keinen.</translation>
    </message>
    <message>
        <source>The name &quot;{}&quot; is given to several records: give each a name of its own.</source>
        <translation>Der Name „{}“ ist mehreren Datensätzen gegeben: jedem einen eigenen Namen geben.</translation>
    </message>
    <message>
        <source>The CRS of the reference coordinates is unknown: {} was given.</source>
        <translation>Das KBS der Referenzkoordinaten ist unbekannt: Angegeben ist {}.</translation>
    </message>
    <message>
        <source>Text databases (*.db *.dat *.txt)</source>
        <translation>Textdatenbanken (*.db *.dat *.txt)</translation>
    </message>
    <message>
        <source>Database of transforms</source>
        <translation>Transformationsdatenbank</translation>
    </message>
    <message>
        <source>A text file as IRAF&apos;s geomap writes it and reads it. The records are added at the end of a file that exists: all that is in it stays, and of several records of one name the last counts.</source>
        <translation>Eine Textdatei, wie geomap aus IRAF sie schreibt und liest. Die Datensätze werden ans Ende einer vorhandenen Datei angefügt: Alles darin bleibt, und von mehreren Datensätzen gleichen Namens gilt der letzte.</translation>
    </message>
    <message>
        <source>Every tie point at its place in the reference, with its fitted position, its residual and its fate.</source>
        <translation>Jeder Passpunkt an seinem Ort in der Referenz, mit seiner angepassten Lage, seinem Residuum und seinem Verbleib.</translation>
    </message>
    <message>
        <source>Vectors</source>
        <translation>Vektoren</translation>
    </message>
    <message>
        <source>One line a tie point, from its place in the reference, in true length. The style exaggerates the arrows; the layer variable coreg_exaggeration sets a factor.</source>
        <translation>Eine Linie je Passpunkt, von seinem Ort in der Referenz, in wahrer Länge. Der Stil überhöht die Pfeile; die Layervariable coreg_exaggeration setzt einen Faktor.</translation>
    </message>
    <message>
        <source>Results as text</source>
        <translation>Ergebnisse als Text</translation>
    </message>
    <message>
        <source>The summary and the list of points, fitted positions and residuals, as geomap&apos;s results file has them.</source>
        <translation>Die Zusammenfassung und die Liste der Punkte, angepassten Lagen und Residuen, wie die Ergebnisdatei von geomap sie enthält.</translation>
    </message>
    <message>
        <source>A page with the parameters, plots of the residuals, a map and the coefficients.</source>
        <translation>Eine Seite mit den Parametern, Diagrammen der Residuen, einer Karte und den Koeffizienten.</translation>
    </message>
    <message>
        <source>RMS of the residuals in x</source>
        <translation>RMS der Residuen in x</translation>
    </message>
    <message>
        <source>RMS of the residuals in y</source>
        <translation>RMS der Residuen in y</translation>
    </message>
    <message>
        <source>Input x of the reference&apos;s origin</source>
        <translation>Eingabe-x des Ursprungs der Referenz</translation>
    </message>
    <message>
        <source>Input y of the reference&apos;s origin</source>
        <translation>Eingabe-y des Ursprungs der Referenz</translation>
    </message>
    <message>
        <source>Magnification in x</source>
        <translation>Vergrößerung in x</translation>
    </message>
    <message>
        <source>Magnification in y</source>
        <translation>Vergrößerung in y</translation>
    </message>
    <message>
        <source>Rotation of the x axis [degrees]</source>
        <translation>Drehung der x-Achse [Grad]</translation>
    </message>
    <message>
        <source>Rotation of the y axis [degrees]</source>
        <translation>Drehung der y-Achse [Grad]</translation>
    </message>
    <message>
        <source>Departure of the axes from a right angle [degrees]</source>
        <translation>Abweichung der Achsen vom rechten Winkel [Grad]</translation>
    </message>
    <message>
        <source>Tie points used</source>
        <translation>Verwendete Passpunkte</translation>
    </message>
    <message>
        <source>Tie points rejected</source>
        <translation>Verworfene Passpunkte</translation>
    </message>
    <message>
        <source>Status: ok, or what to mistrust</source>
        <translation>Status: ok, oder was Misstrauen verdient</translation>
    </message>
    <message>
        <source>Names of the records</source>
        <translation>Namen der Datensätze</translation>
    </message>
    <message>
        <source>As the source tells</source>
        <translation>Wie die Quelle sagt</translation>
    </message>
    <message>
        <source>Map coordinates, both</source>
        <translation>Kartenkoordinaten, beide</translation>
    </message>
    <message>
        <source>Pixels, both</source>
        <translation>Pixel, beide</translation>
    </message>
    <message>
        <source>Reference in map coordinates, input in pixels</source>
        <translation>Referenz in Kartenkoordinaten, Eingabe in Pixeln</translation>
    </message>
    <message>
        <source>Not told</source>
        <translation>Nicht angegeben</translation>
    </message>
    <message>
        <source>The points of a quality grid: outliers are left out, also those that were marked by hand. Or lines of two points, drawn from where something lies in the input to where it belongs.</source>
        <translation>Die Punkte eines Qualitätsgitters: Ausreißer bleiben außen vor, auch von Hand gekennzeichnete. Oder Linien aus zwei Punkten, gezeichnet von dort, wo etwas in der Eingabe liegt, dorthin, wohin es gehört.</translation>
    </message>
    <message>
        <source>Files of tie points</source>
        <translation>Dateien von Passpunkten</translation>
    </message>
    <message>
        <source>Points of QGIS&apos;s Georeferencer (.points), or lists with xref yref xin yin on each line, as geomap reads them. Each file gives a record of its own.</source>
        <translation>Punkte der Georeferenzierung von QGIS (.points) oder Listen mit xref yref xin yin in jeder Zeile, wie geomap sie liest. Jede Datei ergibt einen eigenen Datensatz.</translation>
    </message>
    <message>
        <source>One name for each source, the layer first, with commas between. Empty: named as the layer or the file. Blanks in a name do not count.</source>
        <translation>Ein Name für jede Quelle, der Layer zuerst, durch Kommas getrennt. Leer: nach dem Layer oder der Datei benannt. Leerzeichen in einem Namen zählen nicht.</translation>
    </message>
    <message>
        <source>Kind of coordinates</source>
        <translation>Art der Koordinaten</translation>
    </message>
    <message>
        <source>Stored in the record, so that a raster or a vector layer is transformed as it should be. By itself, a layer has map coordinates, a file of the Georeferencer those that its numbers look like, and a list tells nothing. Pixels count from 1 at the centre of the first one, to the right and down.</source>
        <translation>Wird im Datensatz gespeichert, damit ein Raster oder Vektorlayer richtig transformiert wird. Von sich aus hat ein Layer Kartenkoordinaten, eine Datei der Georeferenzierung die, nach denen ihre Zahlen aussehen, und eine Liste sagt nichts. Pixel zählen ab 1 in der Mitte des ersten, nach rechts und unten.</translation>
    </message>
    <message>
        <source>Shift and a scale for each axis</source>
        <translation>Versatz und ein Maßstab für jede Achse</translation>
    </message>
    <message>
        <source>Shift and rotation</source>
        <translation>Versatz und Drehung</translation>
    </message>
    <message>
        <source>Shift, rotation and one scale</source>
        <translation>Versatz, Drehung und ein Maßstab</translation>
    </message>
    <message>
        <source>Shift, rotation and a scale for each axis</source>
        <translation>Versatz, Drehung und ein Maßstab für jede Achse</translation>
    </message>
    <message>
        <source>General: affine, with distortion where an order is above 2</source>
        <translation>Allgemein: affin, mit Verzerrung, wo eine Ordnung über 2 liegt</translation>
    </message>
    <message>
        <source>Chebyshev polynomials</source>
        <translation>Tschebyscheff-Polynome</translation>
    </message>
    <message>
        <source>Legendre polynomials</source>
        <translation>Legendre-Polynome</translation>
    </message>
    <message>
        <source>Powers</source>
        <translation>Potenzen</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Up to the highest order</source>
        <translation>Bis zur höchsten Ordnung</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Geometry</source>
        <translation>Geometrie</translation>
    </message>
    <message>
        <source>The fewer parameters, the less the noise of the points matters. All but a shift may mirror the image.</source>
        <translation>Je weniger Parameter, desto weniger fällt das Rauschen der Punkte ins Gewicht. Alle außer dem Versatz können das Bild spiegeln.</translation>
    </message>
    <message>
        <source>Function of the surfaces</source>
        <translation>Funktion der Flächen</translation>
    </message>
    <message>
        <source>Matters to the general geometry with orders above 2, and to how the record is written.</source>
        <translation>Von Belang für die allgemeine Geometrie mit Ordnungen über 2 und dafür, wie der Datensatz geschrieben wird.</translation>
    </message>
    <message>
        <source>Products of powers of x and y, for the general geometry.</source>
        <translation>Produkte von Potenzen von x und y, für die allgemeine Geometrie.</translation>
    </message>
    <message>
        <source>Cross terms of X</source>
        <translation>Kreuzterme von X</translation>
    </message>
    <message>
        <source>Cross terms of Y</source>
        <translation>Kreuzterme von Y</translation>
    </message>
    <message>
        <source>Order of {} in {}</source>
        <translation>Ordnung von {} in {}</translation>
    </message>
    <message>
        <source>2 is linear, 3 quadratic, and so on: one more than the highest power. For the general geometry.</source>
        <translation>2 ist linear, 3 quadratisch und so weiter: eins mehr als die höchste Potenz. Für die allgemeine Geometrie.</translation>
    </message>
    <message>
        <source>Rounds of rejection</source>
        <translation>Durchgänge des Verwerfens</translation>
    </message>
    <message>
        <source>How often points that do not fit are left out and the rest is fitted again. 0: no point is rejected.</source>
        <translation>Wie oft Punkte, die nicht passen, ausgelassen und die übrigen neu angepasst werden. 0: Kein Punkt wird verworfen.</translation>
    </message>
    <message>
        <source>Rejection limit [sigma]</source>
        <translation>Grenze des Verwerfens [Sigma]</translation>
    </message>
    <message>
        <source>A point is rejected where its residual in x or in y exceeds that many times the RMS of that axis.</source>
        <translation>Ein Punkt wird verworfen, wo sein Residuum in x oder in y größer ist als das so Vielfache des RMS dieser Achse.</translation>
    </message>
    <message>
        <source>From the input to the reference</source>
        <translation>Von der Eingabe zur Referenz</translation>
    </message>
    <message>
        <source>From the reference to the input</source>
        <translation>Von der Referenz zur Eingabe</translation>
    </message>
    <message>
        <source>What is left after the transform</source>
        <translation>Residuen nach der Transformation</translation>
    </message>
    <message>
        <source>The shifts themselves</source>
        <translation>Die Versätze selbst</translation>
    </message>
    <message>
        <source>Direction of lines</source>
        <translation>Richtung der Linien</translation>
    </message>
    <message>
        <source>How lines of two points were drawn.</source>
        <translation>Wie Linien aus zwei Punkten gezeichnet wurden.</translation>
    </message>
    <message>
        <source>Field of weights</source>
        <translation>Feld der Gewichte</translation>
    </message>
    <message>
        <source>Of the layer: 0 or more, relative to each other, as 1 / sigma². A point of weight 0 is not used.</source>
        <translation>Des Layers: 0 oder mehr, im Verhältnis zueinander, als 1 / Sigma². Ein Punkt mit Gewicht 0 wird nicht verwendet.</translation>
    </message>
    <message>
        <source>Column of weights</source>
        <translation>Spalte der Gewichte</translation>
    </message>
    <message>
        <source>Of the lists, counted from 1: after the four coordinates. Empty: all points weigh the same.</source>
        <translation>Der Listen, ab 1 gezählt: hinter den vier Koordinaten. Leer: Alle Punkte wiegen gleich.</translation>
    </message>
    <message>
        <source>CRS of the reference coordinates</source>
        <translation>KBS der Referenzkoordinaten</translation>
    </message>
    <message>
        <source>Where the source does not tell: for lists in map coordinates, and for a layer of tie points that was saved in another CRS than that of its target. Empty: the CRS of the layer, or of the file.</source>
        <translation>Wo die Quelle es nicht sagt: für Listen in Kartenkoordinaten und für einen Layer von Passpunkten, der in einem anderen KBS gespeichert wurde als dem seines Zielbilds. Leer: das KBS des Layers oder der Datei.</translation>
    </message>
    <message>
        <source>Vectors show</source>
        <translation>Vektoren zeigen</translation>
    </message>
    <message>
        <source>As all shifts: what has to be added to the input&apos;s coordinates, in units of the reference.</source>
        <translation>Wie alle Versätze: was zu den Koordinaten der Eingabe addiert werden muss, in Einheiten der Referenz.</translation>
    </message>
    <message>
        <source>Least reference x</source>
        <translation>Kleinstes x der Referenz</translation>
    </message>
    <message>
        <source>Greatest reference x</source>
        <translation>Größtes x der Referenz</translation>
    </message>
    <message>
        <source>Least reference y</source>
        <translation>Kleinstes y der Referenz</translation>
    </message>
    <message>
        <source>Greatest reference y</source>
        <translation>Größtes y der Referenz</translation>
    </message>
    <message>
        <source>Points beyond are not used, and the transform counts as valid up to it. Empty: that of the points.</source>
        <translation>Punkte jenseits davon werden nicht verwendet, und die Transformation gilt als gültig bis dorthin. Leer: die Grenze der Punkte.</translation>
    </message>
    <message>
        <source>Digits in the files</source>
        <translation>Stellen in den Dateien</translation>
    </message>
    <message>
        <source>7 (real)</source>
        <translation>7 (real)</translation>
    </message>
    <message>
        <source>16 (double)</source>
        <translation>16 (double)</translation>
    </message>
    <message>
        <source>All is computed in double precision.</source>
        <translation>Alles wird mit doppelter Genauigkeit gerechnet.</translation>
    </message>
    <message>
        <source>{}: {} of {} points used; RMS {:.4g} in x, {:.4g} in y; magnification {:.8g} and {:.8g}, rotation {:.5f} and {:.5f} degrees.</source>
        <translation>{}: {} von {} Punkten verwendet; RMS {:.4g} in x, {:.4g} in y; Vergrößerung {:.8g} und {:.8g}, Drehung {:.5f} und {:.5f} Grad.</translation>
    </message>
    <message>
        <source>{}: {} Terms that the points cannot tell apart are 0: give lower orders, or points elsewhere.</source>
        <translation>{}: {} Terme, die sich durch die Punkte nicht trennen lassen, sind 0: niedrigere Ordnungen angeben oder Punkte an anderen Stellen.</translation>
    </message>
    <message>
        <source>{}: no point is left over to tell how well the transform fits.</source>
        <translation>{}: Kein Punkt bleibt übrig, um zu sagen, wie gut die Transformation passt.</translation>
    </message>
    <message>
        <source>{}: the transform takes the plane to a line or a point and has no inverse: check the points.</source>
        <translation>{}: Die Transformation bildet die Ebene auf eine Linie oder einen Punkt ab und hat keine Umkehrung: die Punkte prüfen.</translation>
    </message>
    <message>
        <source>{}: {} points lie beyond the limits and are not used.</source>
        <translation>{}: {} Punkte liegen jenseits der Grenzen und werden nicht verwendet.</translation>
    </message>
    <message>
        <source>: {} of {} sources could not be fitted</source>
        <translation>: {} von {} Quellen ließen sich nicht anpassen</translation>
    </message>
    <message>
        <source>{} had records of the names {}: the new ones count from now on, the old ones stay in the file.</source>
        <translation>{} hatte Datensätze mit den Namen {}: Ab jetzt gelten die neuen, die alten bleiben in der Datei.</translation>
    </message>
    <message>
        <source>{}: the digits in the database take places up to {:.2g} off where IRAF reads it: choose {}.</source>
        <translation>{}: Die Stellen in der Datenbank verschieben Orte um bis zu {:.2g}, wo IRAF sie liest: {} wählen.</translation>
    </message>
    <message>
        <source>Chebyshev or Legendre polynomials instead of powers</source>
        <translation>Tschebyscheff- oder Legendre-Polynome statt Potenzen</translation>
    </message>
    <message>
        <source>16 digits in the files</source>
        <translation>16 Stellen in den Dateien</translation>
    </message>
    <message>
        <source>The points cannot be projected to the CRS {} of the others: fit them in a run of their own.</source>
        <translation>Die Punkte lassen sich nicht in das KBS {} der anderen umprojizieren: sie in einem eigenen Lauf anpassen.</translation>
    </message>
    <message>
        <source>Fit transform</source>
        <translation>Transformation anpassen</translation>
    </message>
    <message>
        <source>Transformations</source>
        <translation>Transformationen</translation>
    </message>
    <message>
        <source>coregistration,geomap,iraf,transformation,polynomial,affine,similarity,helmert,chebyshev,legendre,tie points,ground control points,gcp,georeferencer,residuals,registration,rotation,scale</source>
        <translation>Koregistrierung,Transformation,Polynom,affin,Ähnlichkeitstransformation,Helmert,Tschebyscheff,Legendre,Passpunkte,Georeferenzierung,Residuen,Registrierung,Drehung,Maßstab,coregistration,geomap,iraf,transformation,polynomial,affine,similarity,helmert,chebyshev,legendre,tie points,ground control points,gcp,georeferencer,residuals,registration,rotation,scale</translation>
    </message>
    <message>
        <source>Fits a transformation to tie points, shows the residuals and keeps it in a database like geomap&apos;s.</source>
        <translation>Passt eine Transformation an Passpunkte an, zeigt die Residuen und bewahrt sie in einer Datenbank wie der von geomap auf.</translation>
    </message>
    <message>
        <source>&lt;p&gt;Fits a transformation to tie points by least squares, as IRAF&apos;s &lt;i&gt;geomap&lt;/i&gt; does: a shift, a rotation, a similarity, an affine or a polynomial transformation. The result is a record in a text database that IRAF reads too. &lt;i&gt;Transform raster&lt;/i&gt;, &lt;i&gt;Transform vector&lt;/i&gt; and &lt;i&gt;Transform coordinates&lt;/i&gt; apply it.&lt;/p&gt;&lt;p&gt;&lt;b&gt;General&lt;/b&gt; geometry: where an order is above 2, a distortion surface is added to the affine part. Few points and high orders fit noise: look at the residuals, at their uncertainty and at the rejected points.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Passt eine Transformation nach der Methode der kleinsten Quadrate an Passpunkte an, wie &lt;i&gt;geomap&lt;/i&gt; aus IRAF: einen Versatz, eine Drehung, eine Ähnlichkeits-, eine affine oder eine polynomiale Transformation. Das Ergebnis ist ein Datensatz in einer Textdatenbank, die auch IRAF liest. &lt;i&gt;Raster transformieren&lt;/i&gt;, &lt;i&gt;Vektor transformieren&lt;/i&gt; und &lt;i&gt;Koordinaten transformieren&lt;/i&gt; wenden ihn an.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Allgemeine&lt;/b&gt; Geometrie: Wo eine Ordnung über 2 liegt, kommt zum affinen Teil eine Verzerrungsfläche hinzu. Wenige Punkte und hohe Ordnungen passen sich dem Rauschen an: die Residuen, ihre Unsicherheit und die verworfenen Punkte ansehen.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Tie points.&lt;/b&gt; A record leads from the &lt;b&gt;reference&lt;/b&gt;, where something belongs, to the &lt;b&gt;input&lt;/b&gt;, where the image that was not corrected shows it. Each source gives one record: a layer (points of a quality grid without its outliers, or lines of two points), files of QGIS&apos;s Georeferencer, text lists with &lt;i&gt;xref yref xin yin&lt;/i&gt;. Lines of a list that are no tie points are left out, and named in the log.&lt;/p&gt;&lt;p&gt;Pixels in a record count from 1 at the centre of the first one, to the right and down. Lines that were drawn on an image without georeferencing, and files of the Georeferencer, are converted to that. In layers that result from pixels, the points lie where QGIS shows such an image.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;Passpunkte.&lt;/b&gt; Ein Datensatz führt von der &lt;b&gt;Referenz&lt;/b&gt;, wohin etwas gehört, zur &lt;b&gt;Eingabe&lt;/b&gt;, wo das unkorrigierte Bild es zeigt. Jede Quelle ergibt einen Datensatz: ein Layer (Punkte eines Qualitätsgitters ohne seine Ausreißer, oder Linien aus zwei Punkten), Dateien der Georeferenzierung von QGIS, Textlisten mit &lt;i&gt;xref yref xin yin&lt;/i&gt;. Zeilen einer Liste, die keine Passpunkte sind, werden ausgelassen und im Protokoll genannt.&lt;/p&gt;&lt;p&gt;Pixel zählen in einem Datensatz ab 1 in der Mitte des ersten, nach rechts und unten. Linien, die auf einem Bild ohne Georeferenzierung gezeichnet wurden, und Dateien der Georeferenzierung werden dahin umgerechnet. In Layern, die aus Pixeln entstehen, liegen die Punkte dort, wo QGIS ein solches Bild zeigt.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Numbers.&lt;/b&gt; Of the last record: RMS of the residuals per axis (over the number of points less one), the input coordinates of the reference&apos;s origin (XSHIFT, YSHIFT), magnification in units of input for a unit of reference, rotation of both axes in degrees, SKEW, the angle by which the axes depart from 90 degrees (180 for a mirrored image), the points used and rejected.&lt;/p&gt;&lt;p&gt;Where one of several sources has too few points, the others are fitted all the same, with a warning, and STATUS counts them.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;Zahlen.&lt;/b&gt; Vom letzten Datensatz: RMS der Residuen je Achse (über die Anzahl der Punkte weniger eins), die Eingabekoordinaten des Ursprungs der Referenz (XSHIFT, YSHIFT), die Vergrößerung in Einheiten der Eingabe je Einheit der Referenz, die Drehung beider Achsen in Grad, SKEW, der Winkel, um den die Achsen von 90 Grad abweichen (180 bei einem gespiegelten Bild), die verwendeten und verworfenen Punkte.&lt;/p&gt;&lt;p&gt;Wo eine von mehreren Quellen zu wenige Punkte hat, werden die anderen trotzdem angepasst, mit einer Warnung, und STATUS zählt sie.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Layers.&lt;/b&gt; X_REF, Y_REF and X_IN, Y_IN are the tie point, X_FIT, Y_FIT the input position that the transform gives, X_RES, Y_RES and RES input minus fitted, X_SIGMA and Y_SIGMA one standard error of the fitted position, all in the units of the input. REJECTED points lie within the limits and were not used. POINT_ID is that of the layer, or the line in the file. The vectors show what had still to be added after the transform, or the whole shifts, in units of the reference.&lt;/p&gt;&lt;p&gt;The database is appended to where it exists; nothing that is in it changes.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;Layer.&lt;/b&gt; X_REF, Y_REF und X_IN, Y_IN sind der Passpunkt, X_FIT, Y_FIT die Lage in der Eingabe, die die Transformation ergibt, X_RES, Y_RES und RES Eingabe minus Angepasstes, X_SIGMA und Y_SIGMA ein Standardfehler der angepassten Lage, alle in den Einheiten der Eingabe. Verworfene Punkte (REJECTED) liegen innerhalb der Grenzen und wurden nicht verwendet. POINT_ID ist die des Layers oder die Zeile in der Datei. Die Vektoren zeigen, was nach der Transformation noch addiert werden müsste, oder die ganzen Versätze, in Einheiten der Referenz.&lt;/p&gt;&lt;p&gt;Eine vorhandene Datenbank wird ergänzt; nichts darin ändert sich.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>There is nothing to do without an output: choose where to save the raster.</source>
        <translation>Ohne Ausgabe ist nichts zu tun: wählen, wo das Raster gespeichert wird.</translation>
    </message>
    <message>
        <source>Geolocation arrays to ground control points</source>
        <translation>Geolokalisierungsraster in Passpunkte (GCPs) umwandeln</translation>
    </message>
    <message>
        <source>coregistration,geolocation,arrays,swath,GCP,ground control points,georeferencer,points</source>
        <translation>Koregistrierung,Geolokalisierung,Geolokalisierungsraster,Aufnahmestreifen,Passpunkte,Georeferenzierung,Punkte,coregistration,geolocation,arrays,swath,GCP,ground control points,georeferencer,points</translation>
    </message>
    <message>
        <source>Takes a regular subset of geolocation arrays as ground control points, and tells their errors.</source>
        <translation>Nimmt eine regelmäßige Auswahl aus Geolokalisierungsrastern als Passpunkte (GCPs) und nennt ihre Fehler.</translation>
    </message>
    <message>
        <source>&lt;p&gt;Reads the places of evenly spaced pixels from the geolocation arrays of a raster and writes them as ground control points: in a VRT that GDAL warps with a polynomial or a thin-plate spline, in a .points file for QGIS&apos;s Georeferencer, and as a layer. The raster is never modified.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Signs and units.&lt;/b&gt; Pixels count from the outer corner of the first one, to the right and &lt;b&gt;down&lt;/b&gt; (X_IM, Y_IM); in the .points file upwards, as the Georeferencer counts. Places are in units of the CRS, x to the east and y to the north. Across the dateline longitudes go on beyond 180.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Results.&lt;/b&gt; For each of GDAL&apos;s models the RMS and the largest error, in pixels of the raster, at places between the points: take as many points as the error allows. Without any output, that is all.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Liest die Orte gleichmäßig verteilter Pixel aus den Geolokalisierungsrastern eines Rasters und schreibt sie als Passpunkte (GCPs): in ein VRT, das GDAL mit einem Polynom oder einem Thin-Plate-Spline entzerrt, in eine .points-Datei für die Georeferenzierung von QGIS und als Layer. Das Raster wird nie verändert.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Vorzeichen und Einheiten.&lt;/b&gt; Pixel zählen von der äußeren Ecke des ersten nach rechts und &lt;b&gt;unten&lt;/b&gt; (X_IM, Y_IM); in der .points-Datei nach oben, wie die Georeferenzierung zählt. Orte sind in Einheiten des KBS, x nach Osten und y nach Norden. Über die Datumsgrenze hinweg zählen Längen über 180 hinaus weiter.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Ergebnisse.&lt;/b&gt; Für jedes Modell von GDAL der RMS und der größte Fehler, in Pixeln des Rasters, an Orten zwischen den Punkten: so viele Punkte nehmen, wie der Fehler verlangt. Ohne jede Ausgabe ist das alles.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Evenly spaced pixels, those at both edges included. More points make the models better, and a thin-plate spline of more than 2500 slow.</source>
        <translation>Gleichmäßig verteilte Pixel, die an beiden Rändern eingeschlossen. Mehr Punkte machen die Modelle besser, und mehr als 2500 einen Thin-Plate-Spline langsam.</translation>
    </message>
    <message>
        <source>Points of the Georeferencer (*.points)</source>
        <translation>Punkte der Georeferenzierung (*.points)</translation>
    </message>
    <message>
        <source>The raster whose arrays are read. Pixels without a place give no point.</source>
        <translation>Das Raster, dessen Geolokalisierungsraster gelesen werden. Pixel ohne Ort ergeben keinen Punkt.</translation>
    </message>
    <message>
        <source>Points along a line</source>
        <translation>Punkte entlang einer Zeile</translation>
    </message>
    <message>
        <source>Points along a column</source>
        <translation>Punkte entlang einer Spalte</translation>
    </message>
    <message>
        <source>CRS of the points</source>
        <translation>KBS der Punkte</translation>
    </message>
    <message>
        <source>Empty: that of the arrays. Near a pole choose a polar projection: degrees are no plane there.</source>
        <translation>Leer: das der Geolokalisierungsraster. In der Nähe eines Pols eine polare Projektion wählen: Grade bilden dort keine Ebene.</translation>
    </message>
    <message>
        <source>Raster with ground control points</source>
        <translation>Raster mit Passpunkten (GCPs)</translation>
    </message>
    <message>
        <source>Virtual rasters (*.vrt)</source>
        <translation>Virtuelle Raster (*.vrt)</translation>
    </message>
    <message>
        <source>A small file that points to the raster; its pixels are not copied.</source>
        <translation>Eine kleine Datei, die auf das Raster verweist; seine Pixel werden nicht kopiert.</translation>
    </message>
    <message>
        <source>File of points</source>
        <translation>Datei der Punkte</translation>
    </message>
    <message>
        <source>For QGIS&apos;s Georeferencer, with the raster loaded in it.</source>
        <translation>Für die Georeferenzierung von QGIS, in der das Raster geladen ist.</translation>
    </message>
    <message>
        <source>Layer of points</source>
        <translation>Layer der Punkte</translation>
    </message>
    <message>
        <source>The points with their pixels X_IM, Y_IM and places X_MAP, Y_MAP.</source>
        <translation>Die Punkte mit ihren Pixeln X_IM, Y_IM und Orten X_MAP, Y_MAP.</translation>
    </message>
    <message>
        <source>{} points make a thin-plate spline slow: less than {} are usual.</source>
        <translation>{} Punkte machen einen Thin-Plate-Spline langsam: Üblich sind weniger als {}.</translation>
    </message>
    <message>
        <source>{}: error {:.3g} px RMS, {:.3g} px at most.</source>
        <translation>{}: Fehler {:.3g} px RMS, höchstens {:.3g} px.</translation>
    </message>
    <message>
        <source>The layer of points cannot be written: choose another place or format for it.</source>
        <translation>Der Layer der Punkte lässt sich nicht schreiben: einen anderen Ort oder ein anderes Format dafür wählen.</translation>
    </message>
    <message>
        <source>{}: RMS error [px]</source>
        <translation>{}: RMS-Fehler [px]</translation>
    </message>
    <message>
        <source>{}: largest error [px]</source>
        <translation>{}: größter Fehler [px]</translation>
    </message>
    <message>
        <source>List transforms</source>
        <translation>Transformationen auflisten</translation>
    </message>
    <message>
        <source>coregistration,geomap,iraf,transformation,database,records,parameters,rotation,scale,shift</source>
        <translation>Koregistrierung,Transformation,Datenbank,Datensätze,Parameter,Drehung,Maßstab,Versatz,coregistration,geomap,iraf,transformation,database,records,parameters,rotation,scale,shift</translation>
    </message>
    <message>
        <source>Shows the transformations that a database holds, with their parameters, as a table.</source>
        <translation>Zeigt die Transformationen einer Datenbank mit ihren Parametern als Tabelle.</translation>
    </message>
    <message>
        <source>&lt;p&gt;Reads a database of transforms, written by &lt;i&gt;Fit transform&lt;/i&gt; or by IRAF&apos;s &lt;i&gt;geomap&lt;/i&gt;, and makes a table with a row for each record, in the order of the file. Of several records of one name the last counts: it is CURRENT. The database is not changed.&lt;/p&gt;&lt;p&gt;XSHIFT and YSHIFT are the input coordinates of the reference&apos;s origin, XMAG and YMAG units of input for a unit of reference, XROTATION, YROTATION and SKEW degrees. XXORDER to YXTERMS describe the distortion surfaces and are empty where there are none. XMIN to YMAX are the reference coordinates that the record was fitted to. COORD_TYPE says what the coordinates are: map, pixel, mixed (reference on the map, input in pixels), or unknown, as in all files that IRAF wrote.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Liest eine Transformationsdatenbank, geschrieben von &lt;i&gt;Transformation anpassen&lt;/i&gt; oder von &lt;i&gt;geomap&lt;/i&gt; aus IRAF, und macht daraus eine Tabelle mit einer Zeile je Datensatz, in der Reihenfolge der Datei. Von mehreren Datensätzen gleichen Namens gilt der letzte: Bei ihm ist CURRENT gesetzt. Die Datenbank wird nicht verändert.&lt;/p&gt;&lt;p&gt;XSHIFT und YSHIFT sind die Eingabekoordinaten des Ursprungs der Referenz, XMAG und YMAG Einheiten der Eingabe je Einheit der Referenz, XROTATION, YROTATION und SKEW Grad. XXORDER bis YXTERMS beschreiben die Verzerrungsflächen und sind leer, wo es keine gibt. XMIN bis YMAX sind die Referenzkoordinaten, an die der Datensatz angepasst wurde. COORD_TYPE sagt, was die Koordinaten sind: map (Karte), pixel (Pixel), mixed (Referenz auf der Karte, Eingabe in Pixeln) oder unknown (unbekannt), wie in allen Dateien, die IRAF geschrieben hat.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Table of the transforms</source>
        <translation>Tabelle der Transformationen</translation>
    </message>
    <message>
        <source>Names with commas between, to show these records alone. Empty: all.</source>
        <translation>Namen, durch Kommas getrennt, um nur diese Datensätze zu zeigen. Leer: alle.</translation>
    </message>
    <message>
        <source>A row a record, without geometries.</source>
        <translation>Eine Zeile je Datensatz, ohne Geometrien.</translation>
    </message>
    <message>
        <source>Number of records</source>
        <translation>Anzahl der Datensätze</translation>
    </message>
    <message>
        <source>The database of transforms is missing: choose a file that holds records.</source>
        <translation>Die Transformationsdatenbank fehlt: eine Datei wählen, die Datensätze enthält.</translation>
    </message>
    <message>
        <source>{}: {}, magnification {:.8g} and {:.8g}, rotation {:.5f} and {:.5f} degrees, coordinates {}</source>
        <translation>{}: {}, Vergrößerung {:.8g} und {:.8g}, Drehung {:.5f} und {:.5f} Grad, Koordinaten {}</translation>
    </message>
    <message>
        <source>geometry not told</source>
        <translation>Geometrie nicht angegeben</translation>
    </message>
    <message>
        <source>Polynomial</source>
        <translation>Polynom</translation>
    </message>
    <message>
        <source>The layer of tie points, {}, cannot be read: choose a point layer, or none.</source>
        <translation>Der Layer der Passpunkte, {}, ist nicht lesbar: einen Punktlayer wählen oder keinen.</translation>
    </message>
    <message>
        <source>&quot;{}&quot; is a table without geometries: give it the fields X_MAP and Y_MAP, or choose points.</source>
        <translation>„{}“ ist eine Tabelle ohne Geometrien: ihr die Felder X_MAP und Y_MAP geben oder Punkte wählen.</translation>
    </message>
    <message>
        <source>The layer of tie points, &quot;{}&quot;, has no points but lines or polygons: choose a point layer.</source>
        <translation>Der Layer der Passpunkte, „{}“, enthält keine Punkte, sondern Linien oder Polygone: einen Punktlayer wählen.</translation>
    </message>
    <message>
        <source>The output would replace the layer {} of {}, which is one of the inputs: choose another name.</source>
        <translation>Die Ausgabe würde den Layer {} von {} ersetzen, der eine der Eingaben ist: einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>The output {} holds several layers, which would be lost: save to a layer in it or to another file.</source>
        <translation>Die Ausgabe {} enthält mehrere Layer, die verloren gingen: in einen Layer darin oder in eine andere Datei speichern.</translation>
    </message>
    <message>
        <source>The output {} is not named as what is written into it: give it a name that ends in {}.</source>
        <translation>Der Name der Ausgabe {} passt nicht zu dem, was hineingeschrieben wird: einen Namen wählen, der auf {} endet.</translation>
    </message>
    <message>
        <source>The outputs {} and {} are the same layer, {} of {}: give each a name of its own.</source>
        <translation>Die Ausgaben {} und {} sind derselbe Layer, {} von {}: jeder einen eigenen Namen geben.</translation>
    </message>
    <message>
        <source>The raster to rectify</source>
        <translation>Das zu entzerrende Raster</translation>
    </message>
    <message>
        <source>The reference raster</source>
        <translation>Das Referenzraster</translation>
    </message>
    <message>
        <source>The reference raster is in {}, but {} was chosen for the result: leave the CRS empty.</source>
        <translation>Das Referenzraster ist in {}, für das Ergebnis wurde aber {} gewählt: das KBS leer lassen.</translation>
    </message>
    <message>
        <source>Rectify by geolocation arrays</source>
        <translation>Mit Geolokalisierungsrastern entzerren</translation>
    </message>
    <message>
        <source>coregistration,geolocation,swath,rectify,warp,project,orthorectify,AVHRR,MODIS,VIIRS,Sentinel-3,bow-tie,gdalwarp,RFC 4</source>
        <translation>Koregistrierung,Geolokalisierung,Aufnahmestreifen,entzerren,Entzerrung,umprojizieren,Orthorektifizierung,coregistration,geolocation,swath,rectify,warp,project,orthorectify,AVHRR,MODIS,VIIRS,Sentinel-3,bow-tie,gdalwarp,RFC 4</translation>
    </message>
    <message>
        <source>Resamples an image that is located by arrays of coordinates to a map grid.</source>
        <translation>Rechnet ein Bild, das durch Raster von Koordinaten verortet ist, auf ein Kartengitter um.</translation>
    </message>
    <message>
        <source>&lt;p&gt;Brings a swath, an image that is located pixel by pixel by arrays of longitude and latitude or of map coordinates (GDAL&apos;s GEOLOCATION metadata), to a map grid, with all bands, in one resampling. The input is never modified.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Grid.&lt;/b&gt; By default UTM for arrays in degrees (polar stereographic near the poles, an azimuthal projection for wide swaths), the CRS of the arrays otherwise; square pixels as large as the median pixel of the swath; all of the swath. Choose a CRS, a resolution in its map units, an extent, or a raster whose pixels and extent are taken over.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Place.&lt;/b&gt; Arrays may be subsampled and cross the dateline or hold a pole. Each pixel of the result shows the place in the swath whose coordinates are those of its centre, to 0.02 pixels of the swath. Where scans overlap (bow-tie) the one is shown in whose middle the place lies; where the arrays hold no data, and outside the swath, the result has no data.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Engines.&lt;/b&gt; Our own finds the way back from the map by the arrays themselves; GDAL&apos;s, that of gdalwarp -geoloc, is there for comparison. HOLE_PERCENT is the share of pixels within the outline of the swath that got no place.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Bringt einen Aufnahmestreifen, also ein Bild, das Pixel für Pixel durch Raster von Länge und Breite oder von Kartenkoordinaten verortet ist (GEOLOCATION-Metadaten von GDAL), mit allen Kanälen und in einer einzigen Umrechnung auf ein Kartengitter. Die Eingabe wird nie verändert.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Gitter.&lt;/b&gt; In der Voreinstellung UTM bei Geolokalisierungsrastern in Grad (polar-stereographisch nahe den Polen, eine azimutale Projektion bei breiten Streifen), sonst das KBS der Geolokalisierungsraster; quadratische Pixel, so groß wie das mittlere Pixel (Median) des Streifens; der ganze Streifen. Wählbar sind ein KBS, eine Auflösung in dessen Karteneinheiten, eine Ausdehnung oder ein Raster, dessen Pixel und Ausdehnung übernommen werden.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Ort.&lt;/b&gt; Geolokalisierungsraster dürfen ausgedünnt sein, über die Datumsgrenze gehen oder einen Pol enthalten. Jedes Pixel des Ergebnisses zeigt die Stelle im Streifen, deren Koordinaten die seiner Mitte sind, auf 0.02 Pixel des Streifens genau. Wo sich Scans überlappen (Bow-Tie), wird der gezeigt, in dessen Mitte der Ort liegt; wo die Geolokalisierungsraster keine Daten enthalten, und außerhalb des Streifens, hat das Ergebnis keine Daten.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Rechenkerne.&lt;/b&gt; Der eigene findet den Rückweg von der Karte durch die Geolokalisierungsraster selbst; der von GDAL, wie bei gdalwarp -geoloc, dient dem Vergleich. HOLE_PERCENT ist der Anteil der Pixel innerhalb des Umrisses des Streifens, die keinen Ort bekommen haben.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Pixels within the swath without a place [%]</source>
        <translation>Pixel innerhalb des Aufnahmestreifens ohne Ort [%]</translation>
    </message>
    <message>
        <source>Side of the pixels [map units]</source>
        <translation>Seite der Pixel [Karteneinheiten]</translation>
    </message>
    <message>
        <source>Columns of the result</source>
        <translation>Spalten des Ergebnisses</translation>
    </message>
    <message>
        <source>Rows of the result</source>
        <translation>Zeilen des Ergebnisses</translation>
    </message>
    <message>
        <source>Engine: own or gdal</source>
        <translation>Rechenkern: own (eigener) oder gdal</translation>
    </message>
    <message>
        <source>CRS of the result</source>
        <translation>KBS des Ergebnisses</translation>
    </message>
    <message>
        <source>Rectified raster</source>
        <translation>Entzerrtes Raster</translation>
    </message>
    <message>
        <source>There is nothing to do without an output: choose where to save the rectified raster.</source>
        <translation>Ohne Ausgabe ist nichts zu tun: wählen, wo das entzerrte Raster gespeichert wird.</translation>
    </message>
    <message>
        <source>The CRS {} is not known: choose another, or none.</source>
        <translation>Das KBS {} ist nicht bekannt: ein anderes wählen oder keines.</translation>
    </message>
    <message>
        <source>A raster with GEOLOCATION metadata, or its VRT. &apos;Create geolocation arrays&apos; attaches arrays to others.</source>
        <translation>Ein Raster mit GEOLOCATION-Metadaten oder sein VRT. „Geolokalisierungsraster erzeugen“ hängt sie anderen an.</translation>
    </message>
    <message>
        <source>Empty: that of the reference, that of arrays in map units, or a projection that suits the swath.</source>
        <translation>Leer: das der Referenz, das von Geolokalisierungsrastern in Karteneinheiten oder eine Projektion, die zum Aufnahmestreifen passt.</translation>
    </message>
    <message>
        <source>Side of the square pixels in units of the CRS of the result. Empty: the median pixel of the swath.</source>
        <translation>Seite der quadratischen Pixel in Einheiten des KBS des Ergebnisses. Leer: das mittlere Pixel (Median) des Aufnahmestreifens.</translation>
    </message>
    <message>
        <source>Extent</source>
        <translation>Ausdehnung</translation>
    </message>
    <message>
        <source>In any CRS: xmin,xmax,ymin,ymax [EPSG:code]. Empty: all of the swath, or that of the reference.</source>
        <translation>In beliebigem KBS: xmin,xmax,ymin,ymax [EPSG:Code]. Leer: der ganze Aufnahmestreifen oder die der Referenz.</translation>
    </message>
    <message>
        <source>Reference raster that gives the grid</source>
        <translation>Referenzraster, das das Gitter vorgibt</translation>
    </message>
    <message>
        <source>The result has its CRS and pixels and, where no extent is given, exactly its extent. A CRS is then not needed, and another one than its own is refused.</source>
        <translation>Das Ergebnis hat sein KBS und seine Pixel und, wo keine Ausdehnung angegeben ist, genau seine Ausdehnung. Ein KBS ist dann nicht nötig, und ein anderes als das seine wird abgelehnt.</translation>
    </message>
    <message>
        <source>The image is resampled once: nearest neighbour for classes and flags; bilinear and cubic for measurements; average where pixels become coarser.</source>
        <translation>Das Bild wird einmal umgerechnet: nächster Nachbar für Klassen und Kennzeichnungen; bilinear und kubisch für Messwerte; Mittelwert, wo Pixel gröber werden.</translation>
    </message>
    <message>
        <source>Automatic (own)</source>
        <translation>Automatisch (eigener)</translation>
    </message>
    <message>
        <source>Own: exact inverse of the arrays</source>
        <translation>Eigener: genaue Umkehrung der Geolokalisierungsraster</translation>
    </message>
    <message>
        <source>GDAL: as gdalwarp -geoloc</source>
        <translation>GDAL: wie gdalwarp -geoloc</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Rechenkern</translation>
    </message>
    <message>
        <source>GDAL&apos;s transformer leaves holes for unequal steps of the arrays and at the dateline; its versions 3.5.0 to 3.6.2 place arrays in map units wrongly: there it is refused.</source>
        <translation>Der Transformer von GDAL lässt Löcher bei ungleichen Schritten der Geolokalisierungsraster und an der Datumsgrenze; seine Versionen 3.5.0 bis 3.6.2 legen Geolokalisierungsraster in Karteneinheiten falsch: Dort wird er abgelehnt.</translation>
    </message>
    <message>
        <source>How many parts of the image are resampled at the same time. 0 or empty: as many as there are cores.</source>
        <translation>Wie viele Teile des Bildes gleichzeitig umgerechnet werden. 0 oder leer: so viele, wie es Prozessorkerne gibt.</translation>
    </message>
    <message>
        <source> (line {}: {})</source>
        <translation> (Zeile {}: {})</translation>
    </message>
    <message>
        <source>{} holds no tie points{}: write four numbers on each line, xref yref xin yin, with blanks between and points for decimals, or choose another file.</source>
        <translation>{} enthält keine Passpunkte{}: in jede Zeile vier Zahlen schreiben, xref yref xin yin, mit Leerzeichen dazwischen und Dezimalpunkten, oder eine andere Datei wählen.</translation>
    </message>
    <message>
        <source>{} is too large for a list of tie points: choose another file.</source>
        <translation>{} ist für eine Liste von Passpunkten zu groß: eine andere Datei wählen.</translation>
    </message>
    <message>
        <source>The tie points {} cannot be read ({}): choose a .points file or a list.</source>
        <translation>Die Passpunkte {} sind nicht lesbar ({}): eine .points-Datei oder eine Liste wählen.</translation>
    </message>
    <message>
        <source>{} is no plain text: save it as text in UTF-8, or choose another file or a layer of tie points.</source>
        <translation>{} ist kein einfacher Text: als Text in UTF-8 speichern oder eine andere Datei oder einen Layer von Passpunkten wählen.</translation>
    </message>
    <message>
        <source>{} holds no point that is enabled: enable some in the Georeferencer.</source>
        <translation>{} enthält keinen Punkt, der eingeschaltet ist: einige in der Georeferenzierung einschalten.</translation>
    </message>
    <message>
        <source>{}: {} disabled points are left out.</source>
        <translation>{}: {} ausgeschaltete Punkte bleiben außen vor.</translation>
    </message>
    <message>
        <source>{}: there are {} values instead of mapX, mapY, sourceX, sourceY; correct the line.</source>
        <translation>{}: Dort stehen {} Werte statt mapX, mapY, sourceX, sourceY; die Zeile berichtigen.</translation>
    </message>
    <message>
        <source>{}: &quot;{}&quot; is no number; correct the line.</source>
        <translation>{}: „{}“ ist keine Zahl; die Zeile berichtigen.</translation>
    </message>
    <message>
        <source>The layer {} has no pixels ({}): choose the points of a quality grid, or map coordinates.</source>
        <translation>Der Layer {} hat keine Pixel ({}): die Punkte eines Qualitätsgitters wählen oder Kartenkoordinaten.</translation>
    </message>
    <message>
        <source>{}: {} outliers are left out.</source>
        <translation>{}: {} Ausreißer bleiben außen vor.</translation>
    </message>
    <message>
        <source>{}: {} points without a place or a shift are left out.</source>
        <translation>{}: {} Punkte ohne Ort oder Versatz bleiben außen vor.</translation>
    </message>
    <message>
        <source>X_MAP and Y_MAP of {} are not in the CRS {}: give the CRS of the target that the points were measured on as CRS of the reference coordinates.</source>
        <translation>X_MAP und Y_MAP von {} sind nicht im KBS {}: das KBS des Zielbilds, an dem die Punkte gemessen wurden, als KBS der Referenzkoordinaten angeben.</translation>
    </message>
    <message>
        <source>{}: the input positions are taken as pixels of an image without georeferencing.</source>
        <translation>{}: Die Lagen in der Eingabe gelten als Pixel eines Bildes ohne Georeferenzierung.</translation>
    </message>
    <message>
        <source>{}: the input positions are taken as map coordinates.</source>
        <translation>{}: Die Lagen in der Eingabe gelten als Kartenkoordinaten.</translation>
    </message>
    <message>
        <source>{}: the input positions are neither pixels nor near the reference: say what they are.</source>
        <translation>{}: Die Lagen in der Eingabe sind weder Pixel noch nahe der Referenz: angeben, was sie sind.</translation>
    </message>
    <message>
        <source>{} lines of {} do not have two points (features {}): draw each from one place to the other.</source>
        <translation>{} Linien von {} haben nicht zwei Punkte (Objekte {}): jede von einem Ort zum anderen zeichnen.</translation>
    </message>
    <message>
        <source>The layer of tie points {} is empty: choose one with features.</source>
        <translation>Der Layer der Passpunkte {} ist leer: einen mit Objekten wählen.</translation>
    </message>
    <message>
        <source>The layer of tie points {} has no field {} for the weights: choose one of {}.</source>
        <translation>Der Layer der Passpunkte {} hat kein Feld {} für die Gewichte: eines von diesen wählen: {}.</translation>
    </message>
    <message>
        <source>The field {} has no weight of 0 or more in {} features of {} (rows {}): correct it.</source>
        <translation>Das Feld {} hat kein Gewicht von 0 oder mehr in {} Objekten von {} (Zeilen {}): es berichtigen.</translation>
    </message>
    <message>
        <source>Transform coordinates</source>
        <translation>Koordinaten transformieren</translation>
    </message>
    <message>
        <source>coregistration,geoxytran,IRAF,geomap,coordinates,list,text,transform,polynomial</source>
        <translation>Koregistrierung,Koordinaten,Liste,Text,Transformation,transformieren,Polynom,coregistration,geoxytran,IRAF,geomap,coordinates,list,text,transform,polynomial</translation>
    </message>
    <message>
        <source>Takes text lists of coordinates through a stored transform, forward or backward.</source>
        <translation>Führt Textlisten von Koordinaten durch eine gespeicherte Transformation, vorwärts oder rückwärts.</translation>
    </message>
    <message>
        <source>&lt;p&gt;Replaces the coordinates in text lists by those that a record of &lt;i&gt;Fit transform&lt;/i&gt;, or of IRAF&apos;s geomap, gives for them, as IRAF&apos;s geoxytran does. All other text stays. The lists are never modified.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Direction.&lt;/b&gt; Forward: from the reference to the input system; backward: from the input system to the reference. The coordinates are those of the record: map coordinates to the east and north in map units, or pixels as IRAF counts them, the centre of the first one being 1, 1.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Without a database&lt;/b&gt; the magnifications, rotations and shifts given below make the transform. With one, they replace those of the record; a shift is added to its shift.&lt;/p&gt;&lt;p&gt;A place that has no inverse is written as INDEF, with a message. Outside the limits of the tie points that the record was fitted to, a transform is extrapolated, and a warning tells the share.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Ersetzt die Koordinaten in Textlisten durch die, die ein Datensatz von &lt;i&gt;Transformation anpassen&lt;/i&gt; oder von geomap aus IRAF für sie ergibt, wie geoxytran aus IRAF. Aller übrige Text bleibt. Die Listen werden nie verändert.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Richtung.&lt;/b&gt; Vorwärts: von der Referenz zum System der Eingabe; rückwärts: vom System der Eingabe zur Referenz. Die Koordinaten sind die des Datensatzes: Kartenkoordinaten nach Osten und Norden in Karteneinheiten, oder Pixel, wie IRAF sie zählt, mit der Mitte des ersten bei 1, 1.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Ohne Datenbank&lt;/b&gt; bilden die unten angegebenen Vergrößerungen, Drehungen und Versätze die Transformation. Mit einer ersetzen sie die des Datensatzes; ein Versatz wird zu seinem Versatz addiert.&lt;/p&gt;&lt;p&gt;Ein Ort, der keine Umkehrung hat, wird als INDEF geschrieben, mit einer Meldung. Außerhalb der Grenzen der Passpunkte, an die der Datensatz angepasst wurde, wird eine Transformation extrapoliert, und eine Warnung nennt den Anteil.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>As &apos;List transforms&apos; shows it. Several, with commas between: one for each list, in their order. May stay empty where the database holds one name only.</source>
        <translation>Wie „Transformationen auflisten“ ihn zeigt. Mehrere durch Kommas getrennt: einer für jede Liste, in deren Reihenfolge. Darf leer bleiben, wo die Datenbank nur einen Namen enthält.</translation>
    </message>
    <message>
        <source>Backward needs a transform that can be inverted.</source>
        <translation>Rückwärts braucht eine Transformation, die sich umkehren lässt.</translation>
    </message>
    <message>
        <source>There is no coordinate list: choose one.</source>
        <translation>Es gibt keine Koordinatenliste: eine wählen.</translation>
    </message>
    <message>
        <source>The database is missing in which the record {} is: choose it.</source>
        <translation>Die Datenbank fehlt, in der der Datensatz {} steht: sie wählen.</translation>
    </message>
    <message>
        <source>There is nothing to do without an output: choose a file or a folder for it.</source>
        <translation>Ohne Ausgabe ist nichts zu tun: eine Datei oder einen Ordner dafür wählen.</translation>
    </message>
    <message>
        <source>There is neither a database nor a number of a transform: the coordinates stay the same.</source>
        <translation>Es gibt weder eine Datenbank noch eine Zahl einer Transformation: Die Koordinaten bleiben gleich.</translation>
    </message>
    <message>
        <source>No place of {} has an inverse in this transform: check the direction and the record.</source>
        <translation>Kein Ort von {} hat in dieser Transformation eine Umkehrung: Richtung und Datensatz prüfen.</translation>
    </message>
    <message>
        <source>There are no coordinates in the columns {} and {} of {} ({}): correct the columns or the list.</source>
        <translation>In den Spalten {} und {} von {} stehen keine Koordinaten ({}): die Spalten oder die Liste berichtigen.</translation>
    </message>
    <message>
        <source>There are no coordinates in {}: choose a list that is not empty.</source>
        <translation>In {} stehen keine Koordinaten: eine Liste wählen, die nicht leer ist.</translation>
    </message>
    <message>
        <source>There are {} more such lines.</source>
        <translation>Es gibt {} weitere solche Zeilen.</translation>
    </message>
    <message>
        <source>{}: {} places transformed, {} data lines copied as they are.</source>
        <translation>{}: {} Orte transformiert, {} Datenzeilen unverändert kopiert.</translation>
    </message>
    <message>
        <source>{} of {} places ({:.0f} %) lie outside the limits of the tie points of the record: there, the transform is extrapolated.</source>
        <translation>{} von {} Orten ({:.0f} %) liegen außerhalb der Grenzen der Passpunkte des Datensatzes: Dort wird die Transformation extrapoliert.</translation>
    </message>
    <message>
        <source>The output folder {} is a file: choose a folder.</source>
        <translation>Der Ausgabeordner {} ist eine Datei: einen Ordner wählen.</translation>
    </message>
    <message>
        <source>The lists {} and {} have the same name and cannot both go to {}: write them to one file.</source>
        <translation>Die Listen {} und {} haben denselben Namen und können nicht beide nach {}: sie in eine Datei schreiben.</translation>
    </message>
    <message>
        <source>The output {} is a folder: choose another output folder.</source>
        <translation>Die Ausgabe {} ist ein Ordner: einen anderen Ausgabeordner wählen.</translation>
    </message>
    <message>
        <source>The coordinate list {} cannot be read ({}): choose a text file.</source>
        <translation>Die Koordinatenliste {} ist nicht lesbar ({}): eine Textdatei wählen.</translation>
    </message>
    <message>
        <source>The output {} would overwrite the input {}: choose another output folder.</source>
        <translation>Die Ausgabe {} würde die Eingabe {} überschreiben: einen anderen Ausgabeordner wählen.</translation>
    </message>
    <message>
        <source>The output folder {} cannot be made ({}): choose another one.</source>
        <translation>Der Ausgabeordner {} lässt sich nicht anlegen ({}): einen anderen wählen.</translation>
    </message>
    <message>
        <source>Coordinate lists</source>
        <translation>Koordinatenlisten</translation>
    </message>
    <message>
        <source>Text files, one place a line, columns parted by blanks or tabs. Comments (#), blank lines, other columns and lines without two numbers are copied as they are.</source>
        <translation>Textdateien, ein Ort je Zeile, Spalten durch Leerzeichen oder Tabulatoren getrennt. Kommentare (#), Leerzeilen, andere Spalten und Zeilen ohne zwei Zahlen werden unverändert kopiert.</translation>
    </message>
    <message>
        <source>Columns count from 1.</source>
        <translation>Spalten zählen ab 1.</translation>
    </message>
    <message>
        <source>A format of IRAF, for example %12.3f, %.8g, %h (12:30:00.0), %H (hours of degrees) or %m (minutes and seconds). Empty: as many digits as the old number has, in its place.</source>
        <translation>Ein Format von IRAF, zum Beispiel %12.3f, %.8g, %h (12:30:00.0), %H (Stunden aus Grad) oder %m (Minuten und Sekunden). Leer: so viele Stellen, wie die alte Zahl hat, an ihrem Platz.</translation>
    </message>
    <message>
        <source>Single</source>
        <translation>Einfach</translation>
    </message>
    <message>
        <source>Double</source>
        <translation>Doppelt</translation>
    </message>
    <message>
        <source>Column of x</source>
        <translation>Spalte von x</translation>
    </message>
    <message>
        <source>Column of y</source>
        <translation>Spalte von y</translation>
    </message>
    <message>
        <source>Format of x</source>
        <translation>Format von x</translation>
    </message>
    <message>
        <source>Format of y</source>
        <translation>Format von y</translation>
    </message>
    <message>
        <source>Fewest significant digits</source>
        <translation>Mindestzahl gültiger Stellen</translation>
    </message>
    <message>
        <source>Of numbers without a format; those that have more digits in the list keep their count.</source>
        <translation>Von Zahlen ohne Format; solche, die in der Liste mehr Stellen haben, behalten deren Anzahl.</translation>
    </message>
    <message>
        <source>Precision of the numbers</source>
        <translation>Genauigkeit der Zahlen</translation>
    </message>
    <message>
        <source>All is computed in double precision. Single rounds what is written forward to about 7 digits, as IRAF does unless told otherwise.</source>
        <translation>Alles wird mit doppelter Genauigkeit gerechnet. Einfach rundet, was vorwärts geschrieben wird, auf etwa 7 Stellen, wie IRAF, wenn man ihm nichts anderes sagt.</translation>
    </message>
    <message>
        <source>Reference x</source>
        <translation>Referenz-x</translation>
    </message>
    <message>
        <source>This reference place goes to the output place. Empty: the middle of the limits of the record; 0 without a record.</source>
        <translation>Dieser Ort der Referenz geht an den Ort der Ausgabe. Leer: die Mitte der Grenzen des Datensatzes; 0 ohne Datensatz.</translation>
    </message>
    <message>
        <source>Reference y</source>
        <translation>Referenz-y</translation>
    </message>
    <message>
        <source>As the reference x, along the other axis.</source>
        <translation>Wie Referenz-x, entlang der anderen Achse.</translation>
    </message>
    <message>
        <source>Input units for a reference unit, instead of that of the record.</source>
        <translation>Einheiten der Eingabe je Einheit der Referenz, anstelle derer des Datensatzes.</translation>
    </message>
    <message>
        <source>Rotation of the x axis</source>
        <translation>Drehung der x-Achse</translation>
    </message>
    <message>
        <source>Degrees, instead of that of the record.</source>
        <translation>Grad, anstelle der Drehung des Datensatzes.</translation>
    </message>
    <message>
        <source>Rotation of the y axis</source>
        <translation>Drehung der y-Achse</translation>
    </message>
    <message>
        <source>Output x</source>
        <translation>Ausgabe-x</translation>
    </message>
    <message>
        <source>Input x of the reference place. Not used where an x shift is given.</source>
        <translation>Eingabe-x des Orts der Referenz. Nicht verwendet, wo ein Versatz in x angegeben ist.</translation>
    </message>
    <message>
        <source>Output y</source>
        <translation>Ausgabe-y</translation>
    </message>
    <message>
        <source>Input y of the reference place. Not used where a y shift is given.</source>
        <translation>Eingabe-y des Orts der Referenz. Nicht verwendet, wo ein Versatz in y angegeben ist.</translation>
    </message>
    <message>
        <source>Shift in x</source>
        <translation>Versatz in x</translation>
    </message>
    <message>
        <source>Added to the x shift of the record, in input units.</source>
        <translation>Wird zum x-Versatz des Datensatzes addiert, in Einheiten der Eingabe.</translation>
    </message>
    <message>
        <source>Shift in y</source>
        <translation>Versatz in y</translation>
    </message>
    <message>
        <source>Added to the y shift of the record, in input units.</source>
        <translation>Wird zum y-Versatz des Datensatzes addiert, in Einheiten der Eingabe.</translation>
    </message>
    <message>
        <source>Text files (*.txt *.dat *.coo);;All files (*)</source>
        <translation>Textdateien (*.txt *.dat *.coo);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Transformed coordinates</source>
        <translation>Transformierte Koordinaten</translation>
    </message>
    <message>
        <source>Folder for one file each</source>
        <translation>Ordner für je eine Datei</translation>
    </message>
    <message>
        <source>One file: several lists are appended in the order in which they are given.</source>
        <translation>Eine Datei: Mehrere Listen werden in der Reihenfolge angefügt, in der sie angegeben sind.</translation>
    </message>
    <message>
        <source>Each list goes to a file of its own name in this folder, which has to be another one than its own.</source>
        <translation>Jede Liste geht in eine Datei ihres eigenen Namens in diesem Ordner, der ein anderer als ihr eigener sein muss.</translation>
    </message>
    <message>
        <source>Transformed places</source>
        <translation>Transformierte Orte</translation>
    </message>
    <message>
        <source>Data lines without two numbers, copied</source>
        <translation>Datenzeilen ohne zwei Zahlen, kopiert</translation>
    </message>
    <message>
        <source>Places without a result, written as INDEF</source>
        <translation>Orte ohne Ergebnis, als INDEF geschrieben</translation>
    </message>
    <message>
        <source>Places outside the limits of the record</source>
        <translation>Orte außerhalb der Grenzen des Datensatzes</translation>
    </message>
    <message>
        <source>Transform raster</source>
        <translation>Raster transformieren</translation>
    </message>
    <message>
        <source>coregistration,geotran,gregister,IRAF,geomap,warp,transform,polynomial,georeference,register,flux</source>
        <translation>Koregistrierung,Transformation,transformieren,Entzerrung,entzerren,Polynom,Georeferenzierung,Registrierung,Fluss,coregistration,geotran,gregister,IRAF,geomap,warp,transform,polynomial,georeference,register,flux</translation>
    </message>
    <message>
        <source>Resamples a raster by a stored transform, or places it without resampling.</source>
        <translation>Rechnet ein Raster mit einer gespeicherten Transformation um oder verortet es ohne Umrechnung.</translation>
    </message>
    <message>
        <source>&lt;p&gt;Brings a raster to the reference system of a record that &lt;i&gt;Fit transform&lt;/i&gt;, or IRAF&apos;s geomap, has written, as IRAF&apos;s geotran and gregister do: each pixel of the output shows the image where the record takes its reference coordinates. The input is never modified.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Coordinates.&lt;/b&gt; The record says whether its coordinates are map coordinates, to the east and north in map units of its CRS, or pixels; for records of IRAF itself, choose. A raster is moved the same way as &lt;i&gt;Transform vector&lt;/i&gt; moves what was drawn on it.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Grid.&lt;/b&gt; By default the pixels of the raster itself or, for a transform from map coordinates to pixels, a grid to the north that holds all of the image. A reference raster, limits, a size of pixels or numbers of pixels change that. For records in pixels the output covers the columns and lines 1, 1 to the last of the raster, where IRAF would take the limits of the record: give XMIN to YMAX to have these.&lt;/p&gt;&lt;p&gt;Where the output reaches beyond the limits of the tie points that the record was fitted to, the transform is extrapolated, and a warning tells the share.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Bringt ein Raster in das Referenzsystem eines Datensatzes, den &lt;i&gt;Transformation anpassen&lt;/i&gt; oder geomap aus IRAF geschrieben hat, wie geotran und gregister aus IRAF: Jedes Pixel der Ausgabe zeigt das Bild dort, wohin der Datensatz seine Referenzkoordinaten führt. Die Eingabe wird nie verändert.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Koordinaten.&lt;/b&gt; Der Datensatz sagt, ob seine Koordinaten Kartenkoordinaten sind, nach Osten und Norden in Karteneinheiten seines KBS, oder Pixel; bei Datensätzen von IRAF selbst ist zu wählen. Ein Raster wird so bewegt, wie &lt;i&gt;Vektor transformieren&lt;/i&gt; bewegt, was darauf gezeichnet wurde.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Gitter.&lt;/b&gt; In der Voreinstellung die Pixel des Rasters selbst oder, bei einer Transformation von Kartenkoordinaten zu Pixeln, ein nach Norden ausgerichtetes Gitter, das das ganze Bild enthält. Ein Referenzraster, Grenzen, eine Pixelgröße oder Pixelzahlen ändern das. Bei Datensätzen in Pixeln umfasst die Ausgabe die Spalten und Zeilen von 1, 1 bis zur letzten des Rasters, wo IRAF die Grenzen des Datensatzes nähme: XMIN bis YMAX angeben, um diese zu bekommen.&lt;/p&gt;&lt;p&gt;Wo die Ausgabe über die Grenzen der Passpunkte hinausreicht, an die der Datensatz angepasst wurde, wird die Transformation extrapoliert, und eine Warnung nennt den Anteil.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Transformed raster</source>
        <translation>Transformiertes Raster</translation>
    </message>
    <message>
        <source>The database is missing: choose a file that holds records of transforms.</source>
        <translation>Die Datenbank fehlt: eine Datei wählen, die Datensätze von Transformationen enthält.</translation>
    </message>
    <message>
        <source>The raster to transform</source>
        <translation>Das zu transformierende Raster</translation>
    </message>
    <message>
        <source>Raster to transform</source>
        <translation>Zu transformierendes Raster</translation>
    </message>
    <message>
        <source>The image that the input coordinates of the record belong to, with all its bands. It is never modified.</source>
        <translation>Das Bild, zu dem die Eingabekoordinaten des Datensatzes gehören, mit allen Kanälen. Es wird nie verändert.</translation>
    </message>
    <message>
        <source>As the record says (pixels where it does not)</source>
        <translation>Wie der Datensatz sagt (Pixel, wo er nichts sagt)</translation>
    </message>
    <message>
        <source>Reference and input: map coordinates</source>
        <translation>Referenz und Eingabe: Kartenkoordinaten</translation>
    </message>
    <message>
        <source>Reference and input: pixels</source>
        <translation>Referenz und Eingabe: Pixel</translation>
    </message>
    <message>
        <source>Reference: map coordinates, input: pixels</source>
        <translation>Referenz: Kartenkoordinaten, Eingabe: Pixel</translation>
    </message>
    <message>
        <source>Coordinates of the record</source>
        <translation>Koordinaten des Datensatzes</translation>
    </message>
    <message>
        <source>Pixels are columns and lines as IRAF counts them: the centre of the first one is 1, 1, and lines count in the order of the file, in FITS images from the bottom. Records that IRAF itself wrote do not say what their coordinates are.</source>
        <translation>Pixel sind Spalten und Zeilen, wie IRAF sie zählt: Die Mitte des ersten ist 1, 1, und Zeilen zählen in der Reihenfolge der Datei, in FITS-Bildern von unten. Datensätze, die IRAF selbst geschrieben hat, sagen nicht, was ihre Koordinaten sind.</translation>
    </message>
    <message>
        <source>The image is resampled once. Nearest neighbour and bilinear are IRAF&apos;s nearest and linear; cubic is close to its poly3 and Lanczos to lsinc; the cubic spline smooths, unlike its spline3; average takes all pixels that a coarser one covers, as its drizzle does. Where pixels become 1.5 times as large or more, all but the nearest neighbour average over them, where IRAF picks points.</source>
        <translation>Das Bild wird einmal umgerechnet. Nächster Nachbar und bilinear sind nearest und linear von IRAF; kubisch ist nahe an poly3 und Lanczos an lsinc; der kubische Spline glättet, anders als spline3; Mittelwert nimmt alle Pixel, die ein gröberes bedeckt, wie drizzle. Wo Pixel 1.5-mal so groß oder größer werden, mitteln alle außer dem nächsten Nachbarn darüber, wo IRAF Punkte herausgreift.</translation>
    </message>
    <message>
        <source>No data, or a constant</source>
        <translation>Leerwert oder eine Konstante</translation>
    </message>
    <message>
        <source>The nearest pixel of the edge</source>
        <translation>Das nächste Pixel des Randes</translation>
    </message>
    <message>
        <source>The image reflected at its edges</source>
        <translation>Das an seinen Rändern gespiegelte Bild</translation>
    </message>
    <message>
        <source>The image repeated</source>
        <translation>Das wiederholte Bild</translation>
    </message>
    <message>
        <source>Beyond the edges of the image</source>
        <translation>Jenseits der Ränder des Bildes</translation>
    </message>
    <message>
        <source>What the output shows where it reaches beyond the image. A reflection does not repeat the pixels of the edge, as in IRAF.</source>
        <translation>Was die Ausgabe zeigt, wo sie über das Bild hinausreicht. Eine Spiegelung wiederholt die Pixel des Randes nicht, wie in IRAF.</translation>
    </message>
    <message>
        <source>Constant beyond the edges</source>
        <translation>Konstante jenseits der Ränder</translation>
    </message>
    <message>
        <source>For the first kind of boundary: the value that all bands have beyond the edges, a valid one. Empty: no data.</source>
        <translation>Für die erste Art des Randes: der Wert, den alle Kanäle jenseits der Ränder haben, ein gültiger. Leer: ohne Daten.</translation>
    </message>
    <message>
        <source>Conserve the flux</source>
        <translation>Fluss erhalten</translation>
    </message>
    <message>
        <source>Multiplies each pixel by how many pixels of the image lie in it, so that sums of counts stay. Wrong for reflectances, temperatures, heights and all else that is no count, hence off, where IRAF&apos;s default is on.</source>
        <translation>Multipliziert jedes Pixel damit, wie viele Pixel des Bildes in ihm liegen, sodass Summen von Zählwerten bleiben. Falsch für Reflexionsgrade, Temperaturen, Höhen und alles andere, was kein Zählwert ist, daher ausgeschaltet, wo es bei IRAF eingeschaltet ist.</translation>
    </message>
    <message>
        <source>The output has its pixels, extent and CRS, unless a range is given; for records in pixels, theirs are the reference coordinates. Empty: the grid of the raster itself, or, where the reference coordinates alone are map coordinates, one to the north over the image and the limits of the record.</source>
        <translation>Die Ausgabe hat seine Pixel, seine Ausdehnung und sein KBS, sofern kein Bereich angegeben ist; bei Datensätzen in Pixeln sind die seinen die Referenzkoordinaten. Leer: das Gitter des Rasters selbst oder, wo nur die Referenzkoordinaten Kartenkoordinaten sind, ein nach Norden ausgerichtetes über das Bild und die Grenzen des Datensatzes.</translation>
    </message>
    <message>
        <source>In reference coordinates. For map coordinates an outer edge of the output; for pixels the centre of its first or last pixel, as in IRAF. Empty: as the grid without a range has it.</source>
        <translation>In Referenzkoordinaten. Bei Kartenkoordinaten ein äußerer Rand der Ausgabe; bei Pixeln die Mitte ihres ersten oder letzten Pixels, wie in IRAF. Leer: wie beim Gitter ohne Bereich.</translation>
    </message>
    <message>
        <source>Size of a pixel of the output in units of the reference coordinates. Empty: by the number of pixels, or as the grid without a range has it.</source>
        <translation>Größe eines Pixels der Ausgabe in Einheiten der Referenzkoordinaten. Leer: nach der Anzahl der Pixel oder wie beim Gitter ohne Bereich.</translation>
    </message>
    <message>
        <source>Divides the range into so many pixels; with a size of pixels, counts them from the lower limit where the upper one is not given.</source>
        <translation>Teilt den Bereich in so viele Pixel; zusammen mit einer Pixelgröße zählt sie diese von der unteren Grenze an, wo die obere nicht angegeben ist.</translation>
    </message>
    <message>
        <source>Lower limit of x</source>
        <translation>Untere Grenze von x</translation>
    </message>
    <message>
        <source>Upper limit of x</source>
        <translation>Obere Grenze von x</translation>
    </message>
    <message>
        <source>Lower limit of y</source>
        <translation>Untere Grenze von y</translation>
    </message>
    <message>
        <source>Upper limit of y</source>
        <translation>Obere Grenze von y</translation>
    </message>
    <message>
        <source>Size of pixels along x</source>
        <translation>Größe der Pixel entlang x</translation>
    </message>
    <message>
        <source>Size of pixels along y</source>
        <translation>Größe der Pixel entlang y</translation>
    </message>
    <message>
        <source>Image with ground control points</source>
        <translation>Bild mit Passpunkten (GCPs)</translation>
    </message>
    <message>
        <source>No resampling: a small file that shows the image with ground control points all over it.</source>
        <translation>Keine Umrechnung: eine kleine Datei, die das Bild mit über das ganze Bild verteilten Passpunkten (GCPs) zeigt.</translation>
    </message>
    <message>
        <source>No resampling: a small file that shows the image, and beside it a raster (.geolocation.tif) with the place of its pixels, by which gdalwarp -geoloc places it (GDAL 3.5 or newer).</source>
        <translation>Keine Umrechnung: eine kleine Datei, die das Bild zeigt, und daneben ein Raster (.geolocation.tif) mit dem Ort seiner Pixel, nach dem gdalwarp -geoloc es verortet (GDAL 3.5 oder neuer).</translation>
    </message>
    <message>
        <source>Text databases (*.db *.dat *.txt);;All files (*)</source>
        <translation>Textdatenbanken (*.db *.dat *.txt);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>The text file into which &apos;Fit transform&apos;, or IRAF&apos;s geomap, has written its records.</source>
        <translation>Die Textdatei, in die „Transformation anpassen“ oder geomap aus IRAF Datensätze geschrieben hat.</translation>
    </message>
    <message>
        <source>Name of the record</source>
        <translation>Name des Datensatzes</translation>
    </message>
    <message>
        <source>As &apos;List transforms&apos; shows it; of several records of one name the last counts. May stay empty where the database holds one name only.</source>
        <translation>Wie „Transformationen auflisten“ ihn zeigt; von mehreren Datensätzen gleichen Namens gilt der letzte. Darf leer bleiben, wo die Datenbank nur einen Namen enthält.</translation>
    </message>
    <message>
        <source>Forward: from the reference to the input system</source>
        <translation>Vorwärts: von der Referenz zum System der Eingabe</translation>
    </message>
    <message>
        <source>Backward: from the input to the reference system</source>
        <translation>Rückwärts: von der Eingabe zum System der Referenz</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Richtung</translation>
    </message>
    <message>
        <source>The whole transform</source>
        <translation>Die ganze Transformation</translation>
    </message>
    <message>
        <source>Its linear part alone, without distortion</source>
        <translation>Nur ihr linearer Teil, ohne Verzerrung</translation>
    </message>
    <message>
        <source>Which part is applied</source>
        <translation>Welcher Teil angewandt wird</translation>
    </message>
    <message>
        <source>The linear part holds shift, magnification, rotation and skew; the distortion is what a fit of the general geometry with orders above 2 adds to it.</source>
        <translation>Der lineare Teil enthält Versatz, Vergrößerung, Drehung und Scherung; die Verzerrung ist, was eine Anpassung der allgemeinen Geometrie mit Ordnungen über 2 hinzufügt.</translation>
    </message>
    <message>
        <source>There is no database {}: choose a file that holds records of transforms.</source>
        <translation>Es gibt keine Datenbank {}: eine Datei wählen, die Datensätze von Transformationen enthält.</translation>
    </message>
    <message>
        <source>The database {} is too large to be one: choose a text file that holds records of transforms.</source>
        <translation>Die Datenbank {} ist zu groß, um eine zu sein: eine Textdatei wählen, die Datensätze von Transformationen enthält.</translation>
    </message>
    <message>
        <source>The database {} cannot be read ({}): choose a text file that holds records of transforms.</source>
        <translation>Die Datenbank {} ist nicht lesbar ({}): eine Textdatei wählen, die Datensätze von Transformationen enthält.</translation>
    </message>
    <message>
        <source>Transform vector</source>
        <translation>Vektor transformieren</translation>
    </message>
    <message>
        <source>coregistration,geomap,geoxytran,IRAF,vector,transform,warp,polynomial,rubber sheet</source>
        <translation>Koregistrierung,Vektor,Transformation,transformieren,Entzerrung,entzerren,Polynom,coregistration,geomap,geoxytran,IRAF,vector,transform,warp,polynomial,rubber sheet</translation>
    </message>
    <message>
        <source>Takes points, lines or polygons through a stored transform, backward or forward.</source>
        <translation>Führt Punkte, Linien oder Polygone durch eine gespeicherte Transformation, rückwärts oder vorwärts.</translation>
    </message>
    <message>
        <source>&lt;p&gt;Moves every vertex of a vector layer by a record that &lt;i&gt;Fit transform&lt;/i&gt;, or IRAF&apos;s geomap, has written. Fields, Z and M stay; the layer itself is never modified.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Direction.&lt;/b&gt; A record leads from the reference to the input. What was drawn on the input image has to go &lt;b&gt;backward&lt;/b&gt;, which is the default: it moves as &lt;i&gt;Transform raster&lt;/i&gt; moves the image. Forward takes a layer of the reference onto the input image.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Coordinates.&lt;/b&gt; Where the record holds map coordinates, in map units to the east and north, the layer may be in any CRS: it is transformed to that of the record and back. Where it holds pixels, as IRAF counts them, choose the image whose pixels they are; without it, the numbers of the layer are taken for columns and lines.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Edges.&lt;/b&gt; Where a distortion bends long edges, vertices are added to them, so that they are right to a millionth of the area of the record. Arcs become short edges.&lt;/p&gt;&lt;p&gt;A vertex that has no inverse ends the run with a message. Outside the limits of the tie points that the record was fitted to, the transform is extrapolated, and a warning tells the share.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Bewegt jeden Stützpunkt eines Vektorlayers nach einem Datensatz, den &lt;i&gt;Transformation anpassen&lt;/i&gt; oder geomap aus IRAF geschrieben hat. Felder, Z und M bleiben; der Layer selbst wird nie verändert.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Richtung.&lt;/b&gt; Ein Datensatz führt von der Referenz zur Eingabe. Was auf dem Eingabebild gezeichnet wurde, muss &lt;b&gt;rückwärts&lt;/b&gt; gehen, was voreingestellt ist: Es bewegt sich, wie &lt;i&gt;Raster transformieren&lt;/i&gt; das Bild bewegt. Vorwärts bringt einen Layer der Referenz auf das Eingabebild.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Koordinaten.&lt;/b&gt; Wo der Datensatz Kartenkoordinaten enthält, in Karteneinheiten nach Osten und Norden, darf der Layer in jedem KBS sein: Er wird in das des Datensatzes transformiert und zurück. Wo er Pixel enthält, wie IRAF sie zählt, das Bild wählen, dessen Pixel es sind; ohne es gelten die Zahlen des Layers als Spalten und Zeilen.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Kanten.&lt;/b&gt; Wo eine Verzerrung lange Kanten biegt, werden ihnen Stützpunkte hinzugefügt, sodass sie auf ein Millionstel der Fläche des Datensatzes stimmen. Bögen werden zu kurzen Kanten.&lt;/p&gt;&lt;p&gt;Ein Stützpunkt, der keine Umkehrung hat, beendet den Lauf mit einer Meldung. Außerhalb der Grenzen der Passpunkte, an die der Datensatz angepasst wurde, wird die Transformation extrapoliert, und eine Warnung nennt den Anteil.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Vector layer to transform</source>
        <translation>Zu transformierender Vektorlayer</translation>
    </message>
    <message>
        <source>Transformed layer</source>
        <translation>Transformierter Layer</translation>
    </message>
    <message>
        <source>Backward: a layer that was drawn on the input image goes to its place on the reference, as the image does. Forward: a layer of the reference goes onto the input image.</source>
        <translation>Rückwärts: Ein Layer, der auf dem Eingabebild gezeichnet wurde, geht an seinen Ort auf der Referenz, wie das Bild. Vorwärts: Ein Layer der Referenz geht auf das Eingabebild.</translation>
    </message>
    <message>
        <source>Points, lines or polygons of any kind.</source>
        <translation>Punkte, Linien oder Polygone jeder Art.</translation>
    </message>
    <message>
        <source>The features with all their fields, every vertex at its new place.</source>
        <translation>Die Objekte mit allen Feldern, jeder Stützpunkt an seinem neuen Ort.</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>Objekte</translation>
    </message>
    <message>
        <source>Features outside the limits of the record</source>
        <translation>Objekte außerhalb der Grenzen des Datensatzes</translation>
    </message>
    <message>
        <source>The database is missing: choose the file that holds the record.</source>
        <translation>Die Datenbank fehlt: die Datei wählen, die den Datensatz enthält.</translation>
    </message>
    <message>
        <source>The vector layer cannot be read: choose another one.</source>
        <translation>Der Vektorlayer ist nicht lesbar: einen anderen wählen.</translation>
    </message>
    <message>
        <source>The image of the pixels</source>
        <translation>Das Bild der Pixel</translation>
    </message>
    <message>
        <source>The image of the reference</source>
        <translation>Das Bild der Referenz</translation>
    </message>
    <message>
        <source>There is nothing to do without an output: choose where to save the result.</source>
        <translation>Ohne Ausgabe ist nichts zu tun: wählen, wo das Ergebnis gespeichert wird.</translation>
    </message>
    <message>
        <source>The vector layer holds no feature: the result is empty.</source>
        <translation>Der Vektorlayer enthält kein Objekt: Das Ergebnis ist leer.</translation>
    </message>
    <message>
        <source>{} of {} features ({:.0f} %) lie at least partly outside the limits of the tie points of the record: there, the transform is extrapolated.</source>
        <translation>{} von {} Objekten ({:.0f} %) liegen wenigstens teilweise außerhalb der Grenzen der Passpunkte des Datensatzes: Dort wird die Transformation extrapoliert.</translation>
    </message>
    <message>
        <source>The layer has arcs, which a transform does not keep: they become short edges.</source>
        <translation>Der Layer enthält Bögen, die eine Transformation nicht erhält: Sie werden zu kurzen Kanten.</translation>
    </message>
    <message>
        <source>The transformed layer cannot be created: choose another place or format for it.</source>
        <translation>Der transformierte Layer lässt sich nicht anlegen: einen anderen Ort oder ein anderes Format dafür wählen.</translation>
    </message>
    <message>
        <source>As the record says</source>
        <translation>Wie der Datensatz sagt</translation>
    </message>
    <message>
        <source>Map coordinates</source>
        <translation>Kartenkoordinaten</translation>
    </message>
    <message>
        <source>Pixel coordinates</source>
        <translation>Pixelkoordinaten</translation>
    </message>
    <message>
        <source>Reference on the map, input in pixels</source>
        <translation>Referenz auf der Karte, Eingabe in Pixeln</translation>
    </message>
    <message>
        <source>Records of IRAF do not say it: unless told here, their coordinates are pixels where an image is given, and the numbers of the layer otherwise.</source>
        <translation>Datensätze von IRAF sagen es nicht: Wird hier nichts anderes gesagt, sind ihre Koordinaten Pixel, wo ein Bild angegeben ist, und sonst die Zahlen des Layers.</translation>
    </message>
    <message>
        <source>Image whose pixels the record counts</source>
        <translation>Bild, dessen Pixel der Datensatz zählt</translation>
    </message>
    <message>
        <source>The input image on which the layer lies, for records in pixels. Not needed for map coordinates.</source>
        <translation>Das Eingabebild, auf dem der Layer liegt, für Datensätze in Pixeln. Bei Kartenkoordinaten nicht nötig.</translation>
    </message>
    <message>
        <source>Reference whose pixels the record counts</source>
        <translation>Referenz, deren Pixel der Datensatz zählt</translation>
    </message>
    <message>
        <source>For records in pixels where the reference has another grid than the image. Empty: the grid of the image, as &apos;Transform raster&apos; gives it to the transformed image.</source>
        <translation>Für Datensätze in Pixeln, wo die Referenz ein anderes Gitter hat als das Bild. Leer: das Gitter des Bildes, wie „Raster transformieren“ es dem transformierten Bild gibt.</translation>
    </message>
    <message>
        <source>The record holds map coordinates: the image of the pixels is not used.</source>
        <translation>Der Datensatz enthält Kartenkoordinaten: Das Bild der Pixel wird nicht verwendet.</translation>
    </message>
    <message>
        <source>The record counts pixels and no image is given: the layer&apos;s coordinates are taken as columns and lines, the centre of the first pixel at 1, 1.</source>
        <translation>Der Datensatz zählt Pixel, und kein Bild ist angegeben: Die Koordinaten des Layers gelten als Spalten und Zeilen, mit der Mitte des ersten Pixels bei 1, 1.</translation>
    </message>
    <message>
        <source>The record does not say what its coordinates are: they are compared with the layer&apos;s as they are. If they are pixels, choose the image whose pixels the record counts.</source>
        <translation>Der Datensatz sagt nicht, was seine Koordinaten sind: Sie werden mit denen des Layers verglichen, wie sie sind. Sind es Pixel, das Bild wählen, dessen Pixel der Datensatz zählt.</translation>
    </message>
    <message>
        <source>The record does not name the CRS of its coordinates: that of the layer, {}, is taken for it.</source>
        <translation>Der Datensatz nennt das KBS seiner Koordinaten nicht: Das des Layers, {}, wird dafür genommen.</translation>
    </message>
    <message>
        <source>The vector layer</source>
        <translation>Der Vektorlayer</translation>
    </message>
    <message>
        <source>The record &quot;{}&quot; is in the CRS {}, which QGIS does not know: correct the field crs of the record.</source>
        <translation>Der Datensatz „{}“ ist im KBS {}, das QGIS nicht kennt: das Feld crs des Datensatzes berichtigen.</translation>
    </message>
    <message>
        <source>{} is in the CRS {}, the record {}, and there is no way between them: set the right CRS.</source>
        <translation>{} ist im KBS {}, der Datensatz in {}, und dazwischen gibt es keinen Weg: das richtige KBS festlegen.</translation>
    </message>
    <message>
        <source>Part of the vector layer does not exist in the CRS {}: remove it, or choose features of the scene.</source>
        <translation>Ein Teil des Vektorlayers lässt sich im KBS {} nicht darstellen: ihn entfernen oder Objekte der Szene wählen.</translation>
    </message>
    <message>
        <source>The feature {} has a vertex at {:.10g} {:.10g} that has no inverse in this transform, which folds there: choose features near the tie points of the record, or its linear part alone.</source>
        <translation>Das Objekt {} hat einen Stützpunkt bei {:.10g} {:.10g}, der in dieser Transformation keine Umkehrung hat, weil sie sich dort faltet: Objekte nahe den Passpunkten des Datensatzes wählen oder nur seinen linearen Teil.</translation>
    </message>
    <message>
        <source>A shift is what is added to the place that the arrays gave to what a pixel shows, in pixels of the image: to the right and down.</source>
        <translation>Ein Versatz ist, was zu dem Ort addiert wird, den die Geolokalisierungsraster dem gaben, was ein Pixel zeigt, in Pixeln des Bildes: nach rechts und unten.</translation>
    </message>
    <message>
        <source>Corrected, but too few independent points to test it</source>
        <translation>Korrigiert, aber zu wenige unabhängige Punkte für eine Prüfung</translation>
    </message>
    <message>
        <source>RMSE of a second match with the corrected arrays</source>
        <translation>RMSE eines zweiten Abgleichs mit den korrigierten Geolokalisierungsrastern</translation>
    </message>
    <message>
        <source>{all} laid out, {outliers} outliers</source>
        <translation>{all} angelegt, {outliers} Ausreißer</translation>
    </message>
    <message>
        <source>second match</source>
        <translation>zweiter Abgleich</translation>
    </message>
    <message>
        <source>What was wrong, and what is left (px)</source>
        <translation>Was falsch war, und was übrig bleibt (px)</translation>
    </message>
    <message>
        <source>Before and after are those of left-out points, with their own noise.</source>
        <translation>Vorher und nachher gelten für zurückgehaltene Punkte, mit deren eigenem Rauschen.</translation>
    </message>
    <message>
        <source>Map of the shift vectors in the image</source>
        <translation>Karte der Versatzvektoren im Bild</translation>
    </message>
    <message>
        <source>Map of the residual vectors in the image after the correction</source>
        <translation>Karte der Residuenvektoren im Bild nach der Korrektur</translation>
    </message>
    <message>
        <source>The metadata as they are</source>
        <translation>Die Metadaten, wie sie sind</translation>
    </message>
    <message>
        <source>The arrays cannot be used as they are</source>
        <translation>Die Geolokalisierungsraster sind so nicht verwendbar</translation>
    </message>
    <message>
        <source>Usable, with remarks</source>
        <translation>Verwendbar, mit Bemerkungen</translation>
    </message>
    <message>
        <source>Nothing is wrong</source>
        <translation>Nichts ist falsch</translation>
    </message>
    <message>
        <source>All checks passed.</source>
        <translation>Alle Prüfungen bestanden.</translation>
    </message>
    <message>
        <source>Size of a pixel, across and along ({})</source>
        <translation>Größe eines Pixels, quer und längs ({})</translation>
    </message>
    <message>
        <source>Medians; from {} to {}</source>
        <translation>Mediane; von {} bis {}</translation>
    </message>
    <message>
        <source>Heading of the lines</source>
        <translation>Richtung der Zeilenfolge</translation>
    </message>
    <message>
        <source>Clockwise from north</source>
        <translation>Im Uhrzeigersinn von Norden</translation>
    </message>
    <message>
        <source>Places there and back (px)</source>
        <translation>Orte hin und zurück (px)</translation>
    </message>
    <message>
        <source>RMS; {} at most</source>
        <translation>RMS; höchstens {}</translation>
    </message>
    <message>
        <source>Samples without a place</source>
        <translation>Stützstellen ohne Ort</translation>
    </message>
    <message>
        <source>error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Was gefunden wurde</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Befund</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Size of the image (px)</source>
        <translation>Größe des Bildes (px)</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Stützstellen</translation>
    </message>
    <message>
        <source>Distance of samples (px)</source>
        <translation>Abstand der Stützstellen (px)</translation>
    </message>
    <message>
        <source>First sample (column, row)</source>
        <translation>Erste Stützstelle (Spalte, Zeile)</translation>
    </message>
    <message>
        <source>Convention</source>
        <translation>Konvention</translation>
    </message>
    <message>
        <source>CRS</source>
        <translation>KBS</translation>
    </message>
    <message>
        <source>West to east</source>
        <translation>Von West nach Ost</translation>
    </message>
    <message>
        <source>South to north</source>
        <translation>Von Süd nach Nord</translation>
    </message>
    <message>
        <source>Folded cells</source>
        <translation>Umgeklappte Zellen</translation>
    </message>
    <message>
        <source>Gaps between lines</source>
        <translation>Lücken zwischen Zeilen</translation>
    </message>
    <message>
        <source>Crosses the dateline</source>
        <translation>Überquert die Datumsgrenze</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>Pole in the image</source>
        <translation>Pol im Bild</translation>
    </message>
    <message>
        <source>Rounding of the coordinates (px)</source>
        <translation>Rundung der Koordinaten (px)</translation>
    </message>
    <message>
        <source>The arrays</source>
        <translation>Die Geolokalisierungsraster</translation>
    </message>
    <message>
        <source>Where the image lies</source>
        <translation>Wo das Bild liegt</translation>
    </message>
    <message>
        <source>The outline, and sample points: dots lead back to their pixels, crosses to others or to none.</source>
        <translation>Der Umriss und Stichprobenpunkte: Punkte führen zu ihren Pixeln zurück, Kreuze zu anderen oder zu keinem.</translation>
    </message>
    <message>
        <source>Map of the outline and of sample points</source>
        <translation>Karte des Umrisses und der Stichprobenpunkte</translation>
    </message>
    <message>
        <source>not found again</source>
        <translation>nicht wiedergefunden</translation>
    </message>
    <message>
        <source>found again</source>
        <translation>wiedergefunden</translation>
    </message>
    <message>
        <source>X residual</source>
        <translation>X-Residuum</translation>
    </message>
    <message>
        <source>Y residual</source>
        <translation>Y-Residuum</translation>
    </message>
    <message>
        <source>Residuals of X and Y against x and y, rejected points too</source>
        <translation>Residuen von X und Y über x und y, auch die verworfener Punkte</translation>
    </message>
    <message>
        <source>Map of the residual vectors</source>
        <translation>Karte der Residuenvektoren</translation>
    </message>
    <message>
        <source>outside</source>
        <translation>außerhalb</translation>
    </message>
    <message>
        <source>The points do not determine {count} terms of the {axis} distortion, which are 0: lower its orders, or give points that are spread over the area.</source>
        <translation>Die Punkte bestimmen {count} Terme der {axis}-Verzerrung nicht, die deshalb 0 sind: deren Ordnungen senken oder Punkte angeben, die über die Fläche verteilt sind.</translation>
    </message>
    <message>
        <source>The fit of {} is singular: give points that are spread over the area.</source>
        <translation>Die Anpassung von {} ist singulär: Punkte angeben, die über die Fläche verteilt sind.</translation>
    </message>
    <message>
        <source>No point is left over to test the fit: the residuals are zero by construction and say nothing. Give more points, or fit a simpler transform.</source>
        <translation>Kein Punkt bleibt übrig, um die Anpassung zu prüfen: Die Residuen sind zwangsläufig null und sagen nichts. Mehr Punkte angeben oder eine einfachere Transformation anpassen.</translation>
    </message>
    <message>
        <source>Only {used} points for {terms} coefficients an axis: the residuals are smaller than the errors of the transform. Give more points, or fit a simpler transform.</source>
        <translation>Nur {used} Punkte für {terms} Koeffizienten je Achse: Die Residuen sind kleiner als die Fehler der Transformation. Mehr Punkte angeben oder eine einfachere Transformation anpassen.</translation>
    </message>
    <message>
        <source>{rejected} of {inside} points were rejected: look at where they lie, the transform may be too simple for them.</source>
        <translation>{rejected} von {inside} Punkten wurden verworfen: ansehen, wo sie liegen, die Transformation könnte für sie zu einfach sein.</translation>
    </message>
    <message>
        <source>The used points surround {} % of the area within the limits; over the rest the distortion is extrapolated.</source>
        <translation>Die verwendeten Punkte umschließen {} % der Fläche innerhalb der Grenzen; über dem Rest ist die Verzerrung extrapoliert.</translation>
    </message>
    <message>
        <source>Within its limits the transform is uncertain by up to {worst} (1 sigma), much more than the points scatter ({rms}): give points where there are none.</source>
        <translation>Innerhalb ihrer Grenzen ist die Transformation bis zu {worst} (1 Sigma) unsicher, viel mehr, als die Punkte streuen ({rms}): Punkte angeben, wo keine sind.</translation>
    </message>
    <message>
        <source>The input coordinates hardly follow the reference: look whether the columns and the pairs of the tie points are right.</source>
        <translation>Die Eingabekoordinaten folgen der Referenz kaum: nachsehen, ob die Spalten und die Paare der Passpunkte stimmen.</translation>
    </message>
    <message>
        <source>The transform folds within its limits, so that it has no inverse there: lower the orders.</source>
        <translation>Die Transformation faltet sich innerhalb ihrer Grenzen, sodass sie dort keine Umkehrung hat: die Ordnungen senken.</translation>
    </message>
    <message>
        <source>The transform mirrors the image, which map coordinates of one system should not do: look whether columns are exchanged or a sign is wrong.</source>
        <translation>Die Transformation spiegelt das Bild, was Kartenkoordinaten eines Systems nicht tun sollten: nachsehen, ob Spalten vertauscht sind oder ein Vorzeichen falsch ist.</translation>
    </message>
    <message>
        <source>Residuals of neighbouring points are alike (correlation {}): a less rigid geometry or higher orders may describe what is left, unless the points share pixels.</source>
        <translation>Residuen benachbarter Punkte ähneln sich (Korrelation {}): Eine weniger starre Geometrie oder höhere Ordnungen könnten den Rest beschreiben, es sei denn, die Punkte teilen Pixel.</translation>
    </message>
    <message>
        <source>All records</source>
        <translation>Alle Datensätze</translation>
    </message>
    <message>
        <source>Nothing could be fitted</source>
        <translation>Nichts ließ sich anpassen</translation>
    </message>
    <message>
        <source>{used} of {all} tie points were used.</source>
        <translation>{used} von {all} Passpunkten wurden verwendet.</translation>
    </message>
    <message>
        <source>{} more could not be fitted.</source>
        <translation>{} weitere ließen sich nicht anpassen.</translation>
    </message>
    <message>
        <source>Fitted, but not all of them</source>
        <translation>Angepasst, aber nicht alle</translation>
    </message>
    <message>
        <source>Fitted, with remarks</source>
        <translation>Angepasst, mit Bemerkungen</translation>
    </message>
    <message>
        <source>Fitted</source>
        <translation>Angepasst</translation>
    </message>
    <message>
        <source>Not fitted</source>
        <translation>Nicht angepasst</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>Bemerkungen</translation>
    </message>
    <message>
        <source>What the transform does</source>
        <translation>Was die Transformation tut</translation>
    </message>
    <message>
        <source>How it was fitted</source>
        <translation>Wie sie angepasst wurde</translation>
    </message>
    <message>
        <source>Rotation of x and y</source>
        <translation>Drehung von x und y</translation>
    </message>
    <message>
        <source>No point is left over to tell</source>
        <translation>Kein Punkt bleibt übrig, um es zu sagen</translation>
    </message>
    <message>
        <source>1 sigma, the median within the limits; at worst {}</source>
        <translation>1 Sigma, der Median innerhalb der Grenzen; schlimmstenfalls {}</translation>
    </message>
    <message>
        <source>RMS of the residuals, X and Y</source>
        <translation>RMS der Residuen, X und Y</translation>
    </message>
    <message>
        <source>Input minus fitted</source>
        <translation>Eingabe minus Angepasstes</translation>
    </message>
    <message>
        <source>Uncertainty of the transform</source>
        <translation>Unsicherheit der Transformation</translation>
    </message>
    <message>
        <source>Magnification of x and y</source>
        <translation>Vergrößerung von x und y</translation>
    </message>
    <message>
        <source>Input for one of reference</source>
        <translation>Eingabe je Einheit der Referenz</translation>
    </message>
    <message>
        <source>Skew</source>
        <translation>Scherung</translation>
    </message>
    <message>
        <source>Mirrored: 180° for axes at right angles</source>
        <translation>Gespiegelt: 180° bei rechtwinkligen Achsen</translation>
    </message>
    <message>
        <source>Not mirrored</source>
        <translation>Nicht gespiegelt</translation>
    </message>
    <message>
        <source>{} rejected</source>
        <translation>{} verworfen</translation>
    </message>
    <message>
        <source>{} outside the limits</source>
        <translation>{} außerhalb der Grenzen</translation>
    </message>
    <message>
        <source>From map coordinates of the reference to columns and lines of the input.</source>
        <translation>Von Kartenkoordinaten der Referenz zu Spalten und Zeilen der Eingabe.</translation>
    </message>
    <message>
        <source>The shift is reference minus input: what is added to the input to bring it onto the reference.</source>
        <translation>Der Versatz ist Referenz minus Eingabe: was zur Eingabe addiert wird, um sie auf die Referenz zu bringen.</translation>
    </message>
    <message>
        <source>A record goes from reference coordinates x, y to input coordinates X, Y, as IRAF&apos;s geomap has it.</source>
        <translation>Ein Datensatz führt von Referenzkoordinaten x, y zu Eingabekoordinaten X, Y, wie bei geomap aus IRAF.</translation>
    </message>
    <message>
        <source>Residuals</source>
        <translation>Residuen</translation>
    </message>
    <message>
        <source>The transform passes through all points but for rounding: nothing to plot.</source>
        <translation>Die Transformation geht bis auf Rundung durch alle Punkte: nichts zu zeichnen.</translation>
    </message>
    <message>
        <source>Residuals against the reference coordinates; crosses: rejected points, at the edge where they lie beyond it; line: running median. A slope or bow means that the transform is too simple.</source>
        <translation>Residuen über den Referenzkoordinaten; Kreuze: verworfene Punkte, am Rand, wo sie jenseits davon liegen; Linie: gleitender Median. Eine Neigung oder ein Bogen heißt, dass die Transformation zu einfach ist.</translation>
    </message>
    <message>
        <source>Residuals on the map</source>
        <translation>Residuen auf der Karte</translation>
    </message>
    <message>
        <source>What would still have to be added to the transformed input to bring it onto the reference. The rectangle is the area within the limits; crosses: rejected points.</source>
        <translation>Was zur transformierten Eingabe noch addiert werden müsste, um sie auf die Referenz zu bringen. Das Rechteck ist die Fläche innerhalb der Grenzen; Kreuze: verworfene Punkte.</translation>
    </message>
    <message>
        <source>Shift at the middle of the points</source>
        <translation>Versatz in der Mitte der Punkte</translation>
    </message>
    <message>
        <source>Magnification</source>
        <translation>Vergrößerung</translation>
    </message>
    <message>
        <source>Size of a pixel</source>
        <translation>Größe eines Pixels</translation>
    </message>
    <message>
        <source>Rotation of the axis</source>
        <translation>Drehung der Achse</translation>
    </message>
    <message>
        <source>Mirrored</source>
        <translation>Gespiegelt</translation>
    </message>
    <message>
        <source>As in IRAF: shift of the origin</source>
        <translation>Wie in IRAF: Versatz des Ursprungs</translation>
    </message>
    <message>
        <source>As in IRAF: rotation, 0 to 360°</source>
        <translation>Wie in IRAF: Drehung, 0 bis 360°</translation>
    </message>
    <message>
        <source>Linear part</source>
        <translation>Linearer Teil</translation>
    </message>
    <message>
        <source>RMS (over n − 1, as IRAF has it)</source>
        <translation>RMS (über n − 1, wie in IRAF)</translation>
    </message>
    <message>
        <source>Robust deviation (NMAD)</source>
        <translation>Robuste Abweichung (NMAD)</translation>
    </message>
    <message>
        <source>Largest residual</source>
        <translation>Größtes Residuum</translation>
    </message>
    <message>
        <source>Residuals of the used points</source>
        <translation>Residuen der verwendeten Punkte</translation>
    </message>
    <message>
        <source>Function</source>
        <translation>Funktion</translation>
    </message>
    <message>
        <source>Distortion of X</source>
        <translation>Verzerrung von X</translation>
    </message>
    <message>
        <source>Distortion of Y</source>
        <translation>Verzerrung von Y</translation>
    </message>
    <message>
        <source>Limits of x</source>
        <translation>Grenzen von x</translation>
    </message>
    <message>
        <source>Limits of y</source>
        <translation>Grenzen von y</translation>
    </message>
    <message>
        <source>Mean of the reference coordinates</source>
        <translation>Mittelwert der Referenzkoordinaten</translation>
    </message>
    <message>
        <source>Mean of the input coordinates</source>
        <translation>Mittelwert der Eingabekoordinaten</translation>
    </message>
    <message>
        <source>Coordinates</source>
        <translation>Koordinaten</translation>
    </message>
    <message>
        <source>{all} given, {inside} within the limits, {used} used, {rejected} rejected in {rounds} refits</source>
        <translation>{all} gegeben, {inside} innerhalb der Grenzen, {used} verwendet, {rejected} verworfen in {rounds} erneuten Anpassungen</translation>
    </message>
    <message>
        <source>map coordinates</source>
        <translation>Kartenkoordinaten</translation>
    </message>
    <message>
        <source>columns and lines, the centre of the first pixel is 1, 1</source>
        <translation>Spalten und Zeilen, die Mitte des ersten Pixels ist 1, 1</translation>
    </message>
    <message>
        <source>map coordinates of the reference, columns and lines of the input</source>
        <translation>Kartenkoordinaten der Referenz, Spalten und Zeilen der Eingabe</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>nicht angegeben</translation>
    </message>
    <message>
        <source>Coefficients</source>
        <translation>Koeffizienten</translation>
    </message>
    <message>
        <source>Linear part, term</source>
        <translation>Linearer Teil, Term</translation>
    </message>
    <message>
        <source>x₀ = {x}, y₀ = {y}: the middle of the used points.</source>
        <translation>x₀ = {x}, y₀ = {y}: die Mitte der verwendeten Punkte.</translation>
    </message>
    <message>
        <source>Distortion of {}, term</source>
        <translation>Verzerrung von {}, Term</translation>
    </message>
    <message>
        <source>Coefficient</source>
        <translation>Koeffizient</translation>
    </message>
    <message>
        <source>Times its error</source>
        <translation>Vielfaches seines Fehlers</translation>
    </message>
    <message>
        <source>u = (x − {x}) / {width}, v = (y − {y}) / {height}. Terms below twice their standard error are grey: the points do not need them.</source>
        <translation>u = (x − {x}) / {width}, v = (y − {y}) / {height}. Terme unter dem Zweifachen ihres Standardfehlers sind grau: Die Punkte brauchen sie nicht.</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Verworfen</translation>
    </message>
    <message>
        <source>Rotation</source>
        <translation>Drehung</translation>
    </message>
    <message>
        <source>{stage}: median {median} m</source>
        <translation>{stage}: Median {median} m</translation>
    </message>
    <message>
        <source>reference minus model on stable terrain (m)</source>
        <translation>Referenz minus Modell auf stabilem Gelände (m)</translation>
    </message>
    <message>
        <source>share of the pixels (%)</source>
        <translation>Anteil der Pixel (%)</translation>
    </message>
    <message>
        <source>Histograms of the height differences before and after</source>
        <translation>Histogramme der Höhenunterschiede vorher und nachher</translation>
    </message>
    <message>
        <source>After, close up</source>
        <translation>Nachher, aus der Nähe</translation>
    </message>
    <message>
        <source>aspect (degrees from north, clockwise)</source>
        <translation>Exposition (Grad von Norden, im Uhrzeigersinn)</translation>
    </message>
    <message>
        <source>difference / tan(slope) (m)</source>
        <translation>Unterschied / tan(Neigung) (m)</translation>
    </message>
    <message>
        <source>Height differences by the tangent of the slope against aspect, with the fitted cosine</source>
        <translation>Höhenunterschiede durch den Tangens der Neigung über der Exposition, mit der angepassten Kosinuskurve</translation>
    </message>
    <message>
        <source>horizontal</source>
        <translation>horizontal</translation>
    </message>
    <message>
        <source>vertical</source>
        <translation>vertikal</translation>
    </message>
    <message>
        <source>Distance from the result (m)</source>
        <translation>Abstand vom Ergebnis (m)</translation>
    </message>
    <message>
        <source>NMAD of the pixels used (m)</source>
        <translation>NMAD der verwendeten Pixel (m)</translation>
    </message>
    <message>
        <source>Convergence of the shift and of the scatter by rounds</source>
        <translation>Konvergenz des Versatzes und der Streuung nach Durchgängen</translation>
    </message>
    <message>
        <source>round</source>
        <translation>Durchgang</translation>
    </message>
    <message>
        <source>{} or less</source>
        <translation>{} oder weniger</translation>
    </message>
    <message>
        <source>{} or more</source>
        <translation>{} oder mehr</translation>
    </message>
    <message>
        <source>reference minus model (m)</source>
        <translation>Referenz minus Modell (m)</translation>
    </message>
    <message>
        <source>Maps of the height differences before and after the correction</source>
        <translation>Karten der Höhenunterschiede vor und nach der Korrektur</translation>
    </message>
    <message>
        <source>East (m)</source>
        <translation>Ost (m)</translation>
    </message>
    <message>
        <source>North (m)</source>
        <translation>Nord (m)</translation>
    </message>
    <message>
        <source>Up (m)</source>
        <translation>Höhe (m)</translation>
    </message>
    <message>
        <source>Maps of the shift to the east, north and up</source>
        <translation>Karten des Versatzes nach Osten, nach Norden und in der Höhe</translation>
    </message>
    <message>
        <source>The shift still changed in the last round: mask what has changed between the models, or start with a coarse search.</source>
        <translation>Der Versatz änderte sich im letzten Durchgang noch: maskieren, was sich zwischen den Modellen verändert hat, oder mit einer groben Suche beginnen.</translation>
    </message>
    <message>
        <source>Only {} % of the common area counts as stable: the correction is extrapolated over the rest; check the mask and whether it means inside or outside.</source>
        <translation>Nur {} % der gemeinsamen Fläche gelten als stabil: Über dem Rest ist die Korrektur extrapoliert; die Maske prüfen und ob sie innen oder außen meint.</translation>
    </message>
    <message>
        <source>No stable slopes face {} degrees of aspect in a row: the horizontal shift is weak in that direction; a smaller mask may help.</source>
        <translation>Über {} Grad der Exposition hinweg gibt es keine stabilen Hänge: In dieser Richtung ist der horizontale Versatz schwach bestimmt; eine kleinere Maske kann helfen.</translation>
    </message>
    <message>
        <source>Differences still go with aspect: a shift of {} m ({} px) toward {} degrees is left by this measure. Noise that is not alike on all slopes does that, too; else try another method or a local correction.</source>
        <translation>Die Unterschiede hängen noch von der Exposition ab: Nach diesem Maß bleibt ein Versatz von {} m ({} px) in Richtung {} Grad. Auch Rauschen, das nicht an allen Hängen gleich ist, bewirkt das; sonst ein anderes Verfahren oder eine lokale Korrektur versuchen.</translation>
    </message>
    <message>
        <source>Mean and median of what is left differ by {} m: the stable terrain holds changes or blunders on one side; the correction follows the median.</source>
        <translation>Mittelwert und Median der verbleibenden Unterschiede weichen um {} m voneinander ab: Das stabile Gelände enthält Veränderungen oder grobe Fehler auf einer Seite; die Korrektur folgt dem Median.</translation>
    </message>
    <message>
        <source>{} of {} blocks were filled from their neighbours: use larger blocks or a smaller mask, and look at their status.</source>
        <translation>{} von {} Blöcken wurden aus ihren Nachbarn ergänzt: größere Blöcke oder eine kleinere Maske verwenden und ihren Status ansehen.</translation>
    </message>
    <message>
        <source>The vertical part of the local correction varies by {} m: real changes of height over wide areas may be in it. If they matter, keep the vertical correction the same everywhere.</source>
        <translation>Der vertikale Teil der lokalen Korrektur ändert sich um {} m: Darin können wirkliche Höhenänderungen über weite Flächen stecken. Kommt es auf sie an, die vertikale Korrektur überall gleich lassen.</translation>
    </message>
    <message>
        <source>A correction is what is added to the coordinates and heights of the model to be aligned. Differences are reference minus model.</source>
        <translation>Eine Korrektur ist, was zu den Koordinaten und Höhen des auszurichtenden Modells addiert wird. Unterschiede sind Referenz minus Modell.</translation>
    </message>
    <message>
        <source>NMAD on stable terrain from {} to {} m.</source>
        <translation>NMAD auf stabilem Gelände von {} auf {} m.</translation>
    </message>
    <message>
        <source>Aligned, but not converged</source>
        <translation>Ausgerichtet, aber nicht konvergiert</translation>
    </message>
    <message>
        <source>Aligned, with remarks</source>
        <translation>Ausgerichtet, mit Bemerkungen</translation>
    </message>
    <message>
        <source>Aligned</source>
        <translation>Ausgerichtet</translation>
    </message>
    <message>
        <source>{} rounds</source>
        <translation>{} Durchgänge</translation>
    </message>
    <message>
        <source>converged</source>
        <translation>konvergiert</translation>
    </message>
    <message>
        <source>not converged</source>
        <translation>nicht konvergiert</translation>
    </message>
    <message>
        <source>NMAD on stable terrain (m)</source>
        <translation>NMAD auf stabilem Gelände (m)</translation>
    </message>
    <message>
        <source>Robust deviation</source>
        <translation>Robuste Abweichung</translation>
    </message>
    <message>
        <source>Shift of the whole model: east, north, up (m)</source>
        <translation>Versatz des ganzen Modells: Ost, Nord, Höhe (m)</translation>
    </message>
    <message>
        <source>Median difference (m)</source>
        <translation>Median der Unterschiede (m)</translation>
    </message>
    <message>
        <source>0 is best</source>
        <translation>0 ist am besten</translation>
    </message>
    <message>
        <source>LE90 (m)</source>
        <translation>LE90 (m)</translation>
    </message>
    <message>
        <source>90 % of the differences are no larger</source>
        <translation>90 % der Unterschiede sind nicht größer</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Verfahren</translation>
    </message>
    <message>
        <source>Stable pixels</source>
        <translation>Stabile Pixel</translation>
    </message>
    <message>
        <source>{} used for the shift</source>
        <translation>{} für den Versatz verwendet</translation>
    </message>
    <message>
        <source>{metres} m = {pixels} px toward {azimuth} degrees</source>
        <translation>{metres} m = {pixels} px in Richtung {azimuth} Grad</translation>
    </message>
    <message>
        <source>Height differences</source>
        <translation>Höhenunterschiede</translation>
    </message>
    <message>
        <source>Both maps in the same colours: red where the reference is lower, blue where it is higher.</source>
        <translation>Beide Karten in denselben Farben: rot, wo die Referenz tiefer liegt, blau, wo sie höher liegt.</translation>
    </message>
    <message>
        <source>How they are distributed</source>
        <translation>Wie sie verteilt sind</translation>
    </message>
    <message>
        <source>Stable terrain only; what lies beyond is in the outermost bins.</source>
        <translation>Nur stabiles Gelände; was jenseits liegt, ist in den äußersten Klassen.</translation>
    </message>
    <message>
        <source>There is no curve of differences against aspect: too few stable slopes, or not in all directions.</source>
        <translation>Es gibt keine Kurve der Unterschiede über der Exposition: zu wenige stabile Hänge oder nicht in alle Richtungen.</translation>
    </message>
    <message>
        <source>Differences against aspect</source>
        <translation>Unterschiede über der Exposition</translation>
    </message>
    <message>
        <source>Dots: medians in bins of aspect; line: the cosine through them (Nuth &amp; Kääb 2011). A horizontal shift makes a wave as high as it is long; after the correction none should be left.</source>
        <translation>Punkte: Mediane in Klassen der Exposition; Linie: die Kosinuskurve durch sie (Nuth &amp; Kääb 2011). Ein horizontaler Versatz ergibt eine Welle, die so hoch ist, wie er lang ist; nach der Korrektur sollte keine übrig bleiben.</translation>
    </message>
    <message>
        <source>Amplitude: {before} m before, {after} m after.</source>
        <translation>Amplitude: {before} m vorher, {after} m nachher.</translation>
    </message>
    <message>
        <source>The correction of the whole model</source>
        <translation>Die Korrektur des ganzen Modells</translation>
    </message>
    <message>
        <source>The shift is that at the centre of rotation, {x} {y}, height {z} m.</source>
        <translation>Der Versatz ist der im Drehpunkt, {x} {y}, Höhe {z} m.</translation>
    </message>
    <message>
        <source>Convergence</source>
        <translation>Konvergenz</translation>
    </message>
    <message>
        <source>Rounds of all steps, one after the other.</source>
        <translation>Durchgänge aller Schritte, einer nach dem anderen.</translation>
    </message>
    <message>
        <source>Whole model or local</source>
        <translation>Ganzes Modell oder lokal</translation>
    </message>
    <message>
        <source>NMAD on stable terrain: {whole} m by the whole-model correction, {local} m by the local one.</source>
        <translation>NMAD auf stabilem Gelände: {whole} m mit der Korrektur des ganzen Modells, {local} m mit der lokalen.</translation>
    </message>
    <message>
        <source>No local correction did clearly better on pixels that it had not seen: what was written is that of the whole model.</source>
        <translation>Keine lokale Korrektur war an Pixeln, die sie nicht gesehen hatte, klar besser: Geschrieben wurde die des ganzen Modells.</translation>
    </message>
    <message>
        <source>Half of the stable pixels were kept aside and judged corrections that were fitted to the other half.</source>
        <translation>Die Hälfte der stabilen Pixel wurde zurückgehalten; an ihr wurden Korrekturen beurteilt, die an die andere Hälfte angepasst waren.</translation>
    </message>
    <message>
        <source>The correction over the model</source>
        <translation>Die Korrektur über das Modell</translation>
    </message>
    <message>
        <source>What is added at every place, each map in colours of its own.</source>
        <translation>Was an jedem Ort addiert wird, jede Karte in eigenen Farben.</translation>
    </message>
    <message>
        <source>Discs: what blocks have found; crosses: blocks that were filled from their neighbours.</source>
        <translation>Scheiben: was Blöcke gefunden haben; Kreuze: Blöcke, die aus ihren Nachbarn ergänzt wurden.</translation>
    </message>
    <message>
        <source>Differences on stable terrain (m)</source>
        <translation>Unterschiede auf stabilem Gelände (m)</translation>
    </message>
    <message>
        <source>LE90 is the 90th percentile of the differences without their sign.</source>
        <translation>LE90 ist das 90. Perzentil der Unterschiede ohne ihr Vorzeichen.</translation>
    </message>
    <message>
        <source>Percentiles</source>
        <translation>Perzentile</translation>
    </message>
    <message>
        <source>By slope</source>
        <translation>Nach Neigung</translation>
    </message>
    <message>
        <source>By aspect</source>
        <translation>Nach Exposition</translation>
    </message>
    <message>
        <source>whole model</source>
        <translation>ganzes Modell</translation>
    </message>
    <message>
        <source>smooth field</source>
        <translation>glattes Feld</translation>
    </message>
    <message>
        <source>blocks</source>
        <translation>Blöcke</translation>
    </message>
    <message>
        <source>solved</source>
        <translation>gelöst</translation>
    </message>
    <message>
        <source>too few stable pixels</source>
        <translation>zu wenige stabile Pixel</translation>
    </message>
    <message>
        <source>too flat</source>
        <translation>zu flach</translation>
    </message>
    <message>
        <source>diverged</source>
        <translation>divergiert</translation>
    </message>
    <message>
        <source>no heights in common</source>
        <translation>keine gemeinsamen Höhen</translation>
    </message>
    <message>
        <source>wholly masked</source>
        <translation>ganz maskiert</translation>
    </message>
    <message>
        <source>contradicts its neighbours</source>
        <translation>widerspricht seinen Nachbarn</translation>
    </message>
    <message>
        <source>East</source>
        <translation>Ost</translation>
    </message>
    <message>
        <source>North</source>
        <translation>Nord</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Höhe</translation>
    </message>
    <message>
        <source>Rotation about east</source>
        <translation>Drehung um die Ostachse</translation>
    </message>
    <message>
        <source>Rotation about north</source>
        <translation>Drehung um die Nordachse</translation>
    </message>
    <message>
        <source>Rotation about up</source>
        <translation>Drehung um die Hochachse</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Maßstab</translation>
    </message>
    <message>
        <source>Ramp of order {}</source>
        <translation>Rampe der Ordnung {}</translation>
    </message>
    <message>
        <source>added to the heights</source>
        <translation>zu den Höhen addiert</translation>
    </message>
    <message>
        <source>In pixels</source>
        <translation>In Pixeln</translation>
    </message>
    <message>
        <source>Smoothing or block</source>
        <translation>Glättung oder Block</translation>
    </message>
    <message>
        <source>NMAD of unseen pixels (m)</source>
        <translation>NMAD ungesehener Pixel (m)</translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation>Gewählt</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>Pixel</translation>
    </message>
    <message>
        <source>LE90</source>
        <translation>LE90</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Slope</source>
        <translation>Neigung</translation>
    </message>
    <message>
        <source>N</source>
        <translation>N</translation>
    </message>
    <message>
        <source>NE</source>
        <translation>NO</translation>
    </message>
    <message>
        <source>E</source>
        <translation>O</translation>
    </message>
    <message>
        <source>SE</source>
        <translation>SO</translation>
    </message>
    <message>
        <source>S</source>
        <translation>S</translation>
    </message>
    <message>
        <source>SW</source>
        <translation>SW</translation>
    </message>
    <message>
        <source>W</source>
        <translation>W</translation>
    </message>
    <message>
        <source>NW</source>
        <translation>NW</translation>
    </message>
    <message>
        <source>Aspect</source>
        <translation>Exposition</translation>
    </message>
    <message>
        <source>Median (m)</source>
        <translation>Median (m)</translation>
    </message>
    <message>
        <source>NMAD (m)</source>
        <translation>NMAD (m)</translation>
    </message>
    <message>
        <source>RMSE (m)</source>
        <translation>RMSE (m)</translation>
    </message>
    <message>
        <source>Status of the block</source>
        <translation>Status des Blocks</translation>
    </message>
    <message>
        <source>Shift of the blocks (m)</source>
        <translation>Versatz der Blöcke (m)</translation>
    </message>
    <message>
        <source>Least</source>
        <translation>Kleinster</translation>
    </message>
    <message>
        <source>Greatest</source>
        <translation>Größter</translation>
    </message>
    <message>
        <source>Horizontal shift</source>
        <translation>Horizontaler Versatz</translation>
    </message>
    <message>
        <source>Shift east</source>
        <translation>Versatz nach Osten</translation>
    </message>
    <message>
        <source>Shift north</source>
        <translation>Versatz nach Norden</translation>
    </message>
    <message>
        <source>Shift up</source>
        <translation>Versatz in der Höhe</translation>
    </message>
    <message>
        <source>NMAD after</source>
        <translation>NMAD nachher</translation>
    </message>
    <message>
        <source>{name} of {low} to {high} m</source>
        <translation>{name} von {low} bis {high} m</translation>
    </message>
    <message>
        <source>Z</source>
        <translation>Z</translation>
    </message>
    <message>
        <source>Coregister elevation models</source>
        <translation>Höhenmodelle koregistrieren</translation>
    </message>
    <message>
        <source>DEM coregistration</source>
        <translation>Koregistrierung von Höhenmodellen</translation>
    </message>
    <message>
        <source>coregistration,DEM,DSM,DTM,elevation,height,Nuth,Kaab,least z-difference,vertical shift,deramp,tilt,rotation,glacier,volume change,difference of DEMs,NMAD,alignment</source>
        <translation>Koregistrierung,Höhenmodell,Geländemodell,Oberflächenmodell,DGM,DOM,Höhe,Höhenversatz,Neigung,Drehung,Gletscher,Volumenänderung,Höhendifferenz,Passgenauigkeit,coregistration,DEM,DSM,DTM,elevation,height,Nuth,Kaab,least z-difference,vertical shift,deramp,tilt,rotation,glacier,volume change,difference of DEMs,NMAD,alignment</translation>
    </message>
    <message>
        <source>Finds and corrects the horizontal and vertical shift between two elevation models.</source>
        <translation>Findet und korrigiert den horizontalen und vertikalen Versatz zwischen zwei Höhenmodellen.</translation>
    </message>
    <message>
        <source>The models are so large that the correction is found from averaged pixels.</source>
        <translation>Die Modelle sind so groß, dass die Korrektur an gemittelten Pixeln bestimmt wird.</translation>
    </message>
    <message>
        <source>&lt;p&gt;Two elevation models of one area must lie on each other to a fraction of a pixel before they are subtracted: a horizontal shift looks like a change of height on every slope. This algorithm finds the shift of the &lt;b&gt;model to be aligned&lt;/b&gt; against the &lt;b&gt;reference&lt;/b&gt; from their heights alone, and corrects it. Shifts of many pixels, blunders, clouds and voids are tolerated.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Stable terrain.&lt;/b&gt; Mask what has changed between the dates (glaciers, water, forest, slides), as a polygon layer or as a raster. The models may differ in CRS and resolution: the reference is projected on the fly, and degrees count as metres on the ground.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Zwei Höhenmodelle einer Gegend müssen auf einen Bruchteil eines Pixels aufeinanderliegen, bevor sie voneinander abgezogen werden: Ein horizontaler Versatz sieht an jedem Hang wie eine Höhenänderung aus. Dieser Algorithmus findet den Versatz des &lt;b&gt;auszurichtenden Modells&lt;/b&gt; gegen die &lt;b&gt;Referenz&lt;/b&gt; allein aus ihren Höhen und korrigiert es. Versätze um viele Pixel, grobe Fehler, Wolken und Lücken schaden nicht.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Stabiles Gelände.&lt;/b&gt; Maskieren, was sich zwischen den Zeitpunkten verändert hat (Gletscher, Wasser, Wald, Rutschungen), mit einem Polygonlayer oder einem Raster. Die Modelle dürfen sich in KBS und Auflösung unterscheiden: Die Referenz wird im Lauf umprojiziert, und Grad zählen als Meter am Boden.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Signs and units.&lt;/b&gt; The shift is what has to be &lt;i&gt;added&lt;/i&gt; to the coordinates and heights of the model to be aligned: SHIFT_X_M to the east, SHIFT_Y_M to the &lt;b&gt;north&lt;/b&gt;, SHIFT_Z up, all in metres (on the ground, also where the map units are degrees). Differences are reference minus model.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;Vorzeichen und Einheiten.&lt;/b&gt; Der Versatz ist, was zu den Koordinaten und Höhen des auszurichtenden Modells &lt;i&gt;addiert&lt;/i&gt; werden muss: SHIFT_X_M nach Osten, SHIFT_Y_M nach &lt;b&gt;Norden&lt;/b&gt;, SHIFT_Z nach oben, alle in Metern (am Boden, auch wo die Karteneinheiten Grad sind). Unterschiede sind Referenz minus Modell.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Results.&lt;/b&gt; The aligned model: by default its origin moves and its heights are raised, so that nothing is resampled; or it is resampled once, from the original, onto the pixels of the reference. The difference before and after with the same colours; the displacement model as a small file, with which &lt;i&gt;Apply displacement&lt;/i&gt; moves other rasters of the same flight (horizontally); a report.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Numbers.&lt;/b&gt; NMAD is 1.4826 times the median of the deviations from the median, on stable terrain: it is that of the noise, whatever the blunders. Where the terrain is flat, a horizontal shift cannot be found: the algorithm says so and writes nothing; choose the vertical shift alone.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;Ergebnisse.&lt;/b&gt; Das ausgerichtete Modell: In der Voreinstellung wird sein Ursprung verschoben und seine Höhen werden angehoben, sodass nichts umgerechnet wird; oder es wird einmal umgerechnet, aus dem Original, auf die Pixel der Referenz. Der Unterschied vorher und nachher in denselben Farben; das Verschiebungsmodell als kleine Datei, mit der &lt;i&gt;Verschiebung anwenden&lt;/i&gt; andere Raster desselben Flugs verschiebt (horizontal); ein Bericht.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Zahlen.&lt;/b&gt; NMAD ist das 1.4826-fache des Medians der Abweichungen vom Median, auf stabilem Gelände: Er ist der des Rauschens, was immer die groben Fehler sind. Wo das Gelände flach ist, lässt sich kein horizontaler Versatz finden: Der Algorithmus sagt das und schreibt nichts; dann allein den vertikalen Versatz wählen.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Coregister elevation models (blockwise)</source>
        <translation>Höhenmodelle koregistrieren (blockweise)</translation>
    </message>
    <message>
        <source>coregistration,DEM,DSM,DTM,elevation,height,blockwise,local,seam,distortion,Nuth,Kaab,least z-difference,glacier,volume change,difference of DEMs,NMAD,alignment</source>
        <translation>Koregistrierung,Höhenmodell,Geländemodell,Oberflächenmodell,DGM,DOM,Höhe,blockweise,lokal,örtlich,Naht,Verzerrung,Gletscher,Volumenänderung,Höhendifferenz,Passgenauigkeit,coregistration,DEM,DSM,DTM,elevation,height,blockwise,local,seam,distortion,Nuth,Kaab,least z-difference,glacier,volume change,difference of DEMs,NMAD,alignment</translation>
    </message>
    <message>
        <source>Corrects an elevation model whose shift against a reference changes over the scene.</source>
        <translation>Korrigiert ein Höhenmodell, dessen Versatz gegen eine Referenz sich über die Szene ändert.</translation>
    </message>
    <message>
        <source>The blocks show what was found in each of them: the correction applied is another.</source>
        <translation>Die Blöcke zeigen, was in jedem von ihnen gefunden wurde: Angewandt wurde eine andere Korrektur.</translation>
    </message>
    <message>
        <source>NMAD of stable pixels that were kept aside: {}.</source>
        <translation>NMAD zurückgehaltener stabiler Pixel: {}.</translation>
    </message>
    <message>
        <source>No local correction is better than that of the whole model, which is applied.</source>
        <translation>Keine lokale Korrektur ist besser als die des ganzen Modells, die deshalb angewandt wird.</translation>
    </message>
    <message>
        <source>A local correction is applied ({}, {:.0f} px): NMAD {:.3f} m, of the whole model {:.3f} m.</source>
        <translation>Eine lokale Korrektur wird angewandt ({}, {:.0f} px): NMAD {:.3f} m, die des ganzen Modells {:.3f} m.</translation>
    </message>
    <message>
        <source>{} of {} blocks could not be solved, or contradict their neighbours, and are filled from these.</source>
        <translation>{} von {} Blöcken ließen sich nicht lösen oder widersprechen ihren Nachbarn und sind aus diesen ergänzt.</translation>
    </message>
    <message>
        <source>&lt;p&gt;For elevation models whose shift against the &lt;b&gt;reference&lt;/b&gt; changes over the scene: seams between strips, bent or sheared mosaics. One correction for the whole model is found first; then one for each block, or a smooth one at every place (dense). Blocks that fail, or contradict their neighbours, are flagged and filled, and a smooth surface joins them without seams.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Never worse.&lt;/b&gt; Half of the stable pixels are kept aside. A local correction is applied only where it predicts them better than that of the whole model; the file itself is never modified, and it is resampled once, from the original.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Stable terrain.&lt;/b&gt; Mask what has changed between the dates: a vertical shift that varies takes changes for errors. Where wide changes may be left in, choose a vertical shift that is the same everywhere.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Für Höhenmodelle, deren Versatz gegen die &lt;b&gt;Referenz&lt;/b&gt; sich über die Szene ändert: Nähte zwischen Streifen, verbogene oder gescherte Mosaike. Zuerst wird eine Korrektur für das ganze Modell bestimmt; dann eine für jeden Block oder eine glatte an jedem Ort (dicht). Blöcke, die scheitern oder ihren Nachbarn widersprechen, werden gekennzeichnet und ergänzt, und eine glatte Fläche verbindet sie ohne Nähte.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Nie schlechter.&lt;/b&gt; Die Hälfte der stabilen Pixel wird zurückgehalten. Eine lokale Korrektur wird nur angewandt, wo sie diese besser vorhersagt als die des ganzen Modells; die Datei selbst wird nie verändert, und umgerechnet wird einmal, aus dem Original.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Stabiles Gelände.&lt;/b&gt; Maskieren, was sich zwischen den Zeitpunkten verändert hat: Ein vertikaler Versatz, der sich ändert, hält Veränderungen für Fehler. Wo weiträumige Veränderungen übrig sein können, einen vertikalen Versatz wählen, der überall gleich ist.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Signs and units.&lt;/b&gt; A shift is what has to be &lt;i&gt;added&lt;/i&gt; to the coordinates and heights of the model to be aligned: to the east, to the &lt;b&gt;north&lt;/b&gt;, up, in metres (on the ground, also where the map units are degrees). Differences are reference minus model.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;Vorzeichen und Einheiten.&lt;/b&gt; Ein Versatz ist, was zu den Koordinaten und Höhen des auszurichtenden Modells &lt;i&gt;addiert&lt;/i&gt; werden muss: nach Osten, nach &lt;b&gt;Norden&lt;/b&gt;, nach oben, in Metern (am Boden, auch wo die Karteneinheiten Grad sind). Unterschiede sind Referenz minus Modell.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Results.&lt;/b&gt; The aligned model, the difference before and after with the same colours, blocks as heat maps (a style for each quantity), vectors from source to destination, the three shifts as a raster, the displacement model for &lt;i&gt;Apply displacement&lt;/i&gt; (horizontally), a report.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Numbers.&lt;/b&gt; SHIFT_X_M, SHIFT_Y_M and SHIFT_Z are those of the whole model; NMAD_BEFORE and NMAD_AFTER are those of stable terrain with the correction that was applied, NMAD_GLOBAL with that of the whole model.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;Ergebnisse.&lt;/b&gt; Das ausgerichtete Modell, der Unterschied vorher und nachher in denselben Farben, Blöcke als Heatmaps (ein Stil für jede Größe), Vektoren vom Ausgangs- zum Zielort, die drei Versätze als Raster, das Verschiebungsmodell für &lt;i&gt;Verschiebung anwenden&lt;/i&gt; (horizontal), ein Bericht.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Zahlen.&lt;/b&gt; SHIFT_X_M, SHIFT_Y_M und SHIFT_Z sind die des ganzen Modells; NMAD_BEFORE und NMAD_AFTER sind die des stabilen Geländes mit der angewandten Korrektur, NMAD_GLOBAL mit der des ganzen Modells.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Block by block</source>
        <translation>Block für Block</translation>
    </message>
    <message>
        <source>Dense: a smooth correction at every place, without blocks</source>
        <translation>Dicht: eine glatte Korrektur an jedem Ort, ohne Blöcke</translation>
    </message>
    <message>
        <source>The better of both</source>
        <translation>Die bessere von beiden</translation>
    </message>
    <message>
        <source>Whatever is chosen has to predict stable pixels that it has not seen better than one correction for the whole model does; else that one is taken, and the report says so.</source>
        <translation>Was immer gewählt ist, muss ungesehene stabile Pixel besser vorhersagen als eine Korrektur für das ganze Modell; sonst wird diese genommen, und der Bericht sagt es.</translation>
    </message>
    <message>
        <source>Finest smoothing [px]</source>
        <translation>Feinste Glättung [px]</translation>
    </message>
    <message>
        <source>Standard deviation in pixels of the reference of the finest window that the dense correction may take; wider ones are taken where they predict unseen pixels better.</source>
        <translation>Standardabweichung des feinsten Fensters, das die dichte Korrektur nehmen darf, in Pixeln der Referenz; breitere werden genommen, wo sie ungesehene Pixel besser vorhersagen.</translation>
    </message>
    <message>
        <source>Vertical shift</source>
        <translation>Vertikaler Versatz</translation>
    </message>
    <message>
        <source>Varies over the model</source>
        <translation>Ändert sich über das Modell</translation>
    </message>
    <message>
        <source>The same everywhere</source>
        <translation>Überall gleich</translation>
    </message>
    <message>
        <source>One that varies also takes away real changes of height that are wide: then it should be the same.</source>
        <translation>Einer, der sich ändert, nimmt auch wirkliche, weiträumige Höhenänderungen weg: Dann sollte er überall gleich sein.</translation>
    </message>
    <message>
        <source>Correction of the whole model</source>
        <translation>Korrektur des ganzen Modells</translation>
    </message>
    <message>
        <source>Found first: what is local is added to it.</source>
        <translation>Zuerst bestimmt: Was lokal ist, wird dazu addiert.</translation>
    </message>
    <message>
        <source>Least Z-difference</source>
        <translation>Kleinster Z-Unterschied</translation>
    </message>
    <message>
        <source>Nuth and Kaab (2011)</source>
        <translation>Nuth und Kääb (2011)</translation>
    </message>
    <message>
        <source>Vertical shift alone</source>
        <translation>Nur vertikaler Versatz</translation>
    </message>
    <message>
        <source>Method within a block</source>
        <translation>Verfahren innerhalb eines Blocks</translation>
    </message>
    <message>
        <source>How the shift of each block is found, from that of the whole model on.</source>
        <translation>Wie der Versatz jedes Blocks bestimmt wird, ausgehend von dem des ganzen Modells.</translation>
    </message>
    <message>
        <source>Side in pixels of the reference. Empty: 500, or a third of the shorter side of smaller models.</source>
        <translation>Seitenlänge in Pixeln der Referenz. Leer: 500 oder bei kleineren Modellen ein Drittel der kürzeren Seite.</translation>
    </message>
    <message>
        <source>Overlap of blocks [%]</source>
        <translation>Überlappung der Blöcke [%]</translation>
    </message>
    <message>
        <source>Share of a side that neighbouring blocks have in common.</source>
        <translation>Anteil einer Seite, den benachbarte Blöcke gemeinsam haben.</translation>
    </message>
    <message>
        <source>Least valid share [%]</source>
        <translation>Kleinster gültiger Anteil [%]</translation>
    </message>
    <message>
        <source>Share of a block&apos;s pixels that must be stable and have heights in both models.</source>
        <translation>Anteil der Pixel eines Blocks, die stabil sein und in beiden Modellen Höhen haben müssen.</translation>
    </message>
    <message>
        <source>Resample once onto the model&apos;s own pixels</source>
        <translation>Einmal auf die eigenen Pixel des Modells umrechnen</translation>
    </message>
    <message>
        <source>Resample once onto the pixels and the extent of the reference</source>
        <translation>Einmal auf die Pixel und die Ausdehnung der Referenz umrechnen</translation>
    </message>
    <message>
        <source>To subtract the models, take the pixels of the reference.</source>
        <translation>Um die Modelle voneinander abzuziehen, die Pixel der Referenz nehmen.</translation>
    </message>
    <message>
        <source>SHIFT_X, SHIFT_Y and SHIFT_Z of each block in metres, its number of pixels, its NMAD before and after, and its STATUS: what failed is told and filled from the neighbours.</source>
        <translation>SHIFT_X, SHIFT_Y und SHIFT_Z jedes Blocks in Metern, die Anzahl seiner Pixel, sein NMAD vorher und nachher und sein STATUS: Was scheiterte, wird genannt und aus den Nachbarn ergänzt.</translation>
    </message>
    <message>
        <source>A line for each block from its place in the model to that in the reference, with both as X, Y, Z.</source>
        <translation>Eine Linie für jeden Block von seinem Ort im Modell zu dem in der Referenz, mit beiden als X, Y, Z.</translation>
    </message>
    <message>
        <source>Bands: what is added to the east, to the north and up, in metres, on the pixels of the reference.</source>
        <translation>Kanäle: was nach Osten, nach Norden und in der Höhe addiert wird, in Metern, auf den Pixeln der Referenz.</translation>
    </message>
    <message>
        <source>What was applied: blocks, dense or global</source>
        <translation>Was angewandt wurde: blocks (Blöcke), dense (dicht) oder global (ganzes Modell)</translation>
    </message>
    <message>
        <source>NMAD of stable terrain after one correction for all [m]</source>
        <translation>NMAD des stabilen Geländes nach einer Korrektur für alles [m]</translation>
    </message>
    <message>
        <source>Number of blocks</source>
        <translation>Anzahl der Blöcke</translation>
    </message>
    <message>
        <source>Number of blocks that were solved</source>
        <translation>Anzahl der gelösten Blöcke</translation>
    </message>
    <message>
        <source>The reference</source>
        <translation>Die Referenz</translation>
    </message>
    <message>
        <source>The model to be aligned</source>
        <translation>Das auszurichtende Modell</translation>
    </message>
    <message>
        <source>The mask of stable terrain</source>
        <translation>Die Maske des stabilen Geländes</translation>
    </message>
    <message>
        <source>The least slope, {:g} degrees, is not below the steepest one, {:g}: give a smaller or a larger one.</source>
        <translation>Die kleinste Neigung, {:g} Grad, liegt nicht unter der steilsten, {:g}: eine kleinere oder eine größere angeben.</translation>
    </message>
    <message>
        <source>{}, then deramp of order {}</source>
        <translation>{}, dann Rampe der Ordnung {} abgezogen</translation>
    </message>
    <message>
        <source>STEPS: &quot;{}&quot; is no step; use some of {}, separated by commas.</source>
        <translation>STEPS: „{}“ ist kein Schritt; einige aus {} verwenden, durch Kommas getrennt.</translation>
    </message>
    <message>
        <source>Reference model</source>
        <translation>Referenzmodell</translation>
    </message>
    <message>
        <source>The elevation model that stays: heights in metres, in any CRS and resolution.</source>
        <translation>Das Höhenmodell, das bleibt: Höhen in Metern, in beliebigem KBS und beliebiger Auflösung.</translation>
    </message>
    <message>
        <source>Model to be aligned</source>
        <translation>Auszurichtendes Modell</translation>
    </message>
    <message>
        <source>The elevation model that is brought onto the reference. The file itself is never modified.</source>
        <translation>Das Höhenmodell, das auf die Referenz gebracht wird. Die Datei selbst wird nie verändert.</translation>
    </message>
    <message>
        <source>The band that holds the heights.</source>
        <translation>Der Kanal, der die Höhen enthält.</translation>
    </message>
    <message>
        <source>Band of the model to be aligned</source>
        <translation>Kanal des auszurichtenden Modells</translation>
    </message>
    <message>
        <source>This value marks voids, instead of the no-data value stored in the file. -9999, -32768, -32767, NaN and heights beyond anything on Earth are voids in any case.</source>
        <translation>Dieser Wert kennzeichnet Lücken, anstelle des in der Datei gespeicherten Leerwerts. -9999, -32768, -32767, NaN und Höhen jenseits von allem auf der Erde sind in jedem Fall Lücken.</translation>
    </message>
    <message>
        <source>No-data value of the model to be aligned</source>
        <translation>Leerwert des auszurichtenden Modells</translation>
    </message>
    <message>
        <source>Inside has changed and is left out</source>
        <translation>Innen hat sich verändert und bleibt außen vor</translation>
    </message>
    <message>
        <source>Inside is stable, all else is left out</source>
        <translation>Innen ist stabil, alles andere bleibt außen vor</translation>
    </message>
    <message>
        <source>Mask of stable terrain</source>
        <translation>Maske des stabilen Geländes</translation>
    </message>
    <message>
        <source>Glaciers, water, forest, slides, or on the contrary the terrain that has not changed: a polygon layer, or a raster (inside is every value but 0 and no data), in any CRS.</source>
        <translation>Gletscher, Wasser, Wald, Rutschungen oder umgekehrt das Gelände, das sich nicht verändert hat: ein Polygonlayer oder ein Raster (innen ist jeder Wert außer 0 und Leerwert), in beliebigem KBS.</translation>
    </message>
    <message>
        <source>Meaning of the mask</source>
        <translation>Bedeutung der Maske</translation>
    </message>
    <message>
        <source>Whether the correction is found outside the mask, or inside.</source>
        <translation>Ob die Korrektur außerhalb der Maske bestimmt wird oder innerhalb.</translation>
    </message>
    <message>
        <source>The least Z-difference is the most accurate on real models. Nuth and Kaab fit a cosine through dh / tan(slope) against aspect. Rotation is for models that are tilted or turned. Flat terrain allows the vertical shift alone.</source>
        <translation>Der kleinste Z-Unterschied ist an wirklichen Modellen am genauesten. Nuth und Kääb passen eine Kosinuskurve an dh / tan(Neigung) über der Exposition an. Drehung ist für Modelle, die gekippt oder gedreht sind. Flaches Gelände erlaubt nur den vertikalen Versatz.</translation>
    </message>
    <message>
        <source>Mean within 3 NMAD</source>
        <translation>Mittelwert innerhalb von 3 NMAD</translation>
    </message>
    <message>
        <source>What is made zero where the vertical shift alone is found, as method or as a step.</source>
        <translation>Was zu null gemacht wird, wo nur der vertikale Versatz bestimmt wird, als Verfahren oder als Schritt.</translation>
    </message>
    <message>
        <source>Deramp</source>
        <translation>Rampe abziehen</translation>
    </message>
    <message>
        <source>Tilt (order 1)</source>
        <translation>Kippung (Ordnung 1)</translation>
    </message>
    <message>
        <source>Order 2</source>
        <translation>Ordnung 2</translation>
    </message>
    <message>
        <source>Order 3</source>
        <translation>Ordnung 3</translation>
    </message>
    <message>
        <source>A robust polynomial of the height difference that is left, taken away after the method.</source>
        <translation>Ein robustes Polynom des verbleibenden Höhenunterschieds, das nach dem Verfahren abgezogen wird.</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Own steps in their order, in place of method and deramp, separated by commas: coarse, nuth_kaab, least_z, least_z_rotation, least_z_rotation_scale, rotation, rotation_scale, vertical, tilt, deramp_1, deramp_2, deramp_3. The model is resampled once, whatever their number.</source>
        <translation>Eigene Schritte in ihrer Reihenfolge, anstelle von Verfahren und Rampe, durch Kommas getrennt: coarse, nuth_kaab, least_z, least_z_rotation, least_z_rotation_scale, rotation, rotation_scale, vertical, tilt, deramp_1, deramp_2, deramp_3. Das Modell wird einmal umgerechnet, wie viele es auch sind.</translation>
    </message>
    <message>
        <source>Least Z-difference: shift</source>
        <translation>Kleinster Z-Unterschied: Versatz</translation>
    </message>
    <message>
        <source>Nuth and Kaab (2011): shift</source>
        <translation>Nuth und Kääb (2011): Versatz</translation>
    </message>
    <message>
        <source>Least Z-difference: shift and small rotation</source>
        <translation>Kleinster Z-Unterschied: Versatz und kleine Drehung</translation>
    </message>
    <message>
        <source>Least Z-difference: shift, small rotation and scale</source>
        <translation>Kleinster Z-Unterschied: Versatz, kleine Drehung und Maßstab</translation>
    </message>
    <message>
        <source>Rotation along the normals of the surface</source>
        <translation>Drehung entlang der Normalen der Oberfläche</translation>
    </message>
    <message>
        <source>Least slope [degrees]</source>
        <translation>Kleinste Neigung [Grad]</translation>
    </message>
    <message>
        <source>Flatter terrain says nothing about a horizontal shift. Nuth and Kaab use 3 degrees at least.</source>
        <translation>Flacheres Gelände sagt nichts über einen horizontalen Versatz. Nuth und Kääb verwenden mindestens 3 Grad.</translation>
    </message>
    <message>
        <source>Steepest slope [degrees]</source>
        <translation>Größte Neigung [Grad]</translation>
    </message>
    <message>
        <source>On steeper terrain heights of elevation models are seldom right.</source>
        <translation>Auf steilerem Gelände sind die Höhen von Höhenmodellen selten richtig.</translation>
    </message>
    <message>
        <source>Seed of random samples</source>
        <translation>Startwert der zufälligen Stichproben</translation>
    </message>
    <message>
        <source>Large models are solved from a random sample of their pixels: the same seed gives the same result.</source>
        <translation>Große Modelle werden aus einer zufälligen Stichprobe ihrer Pixel gelöst: Derselbe Startwert ergibt dasselbe Ergebnis.</translation>
    </message>
    <message>
        <source>Georeferencing: the origin moves and heights are raised, nothing is resampled</source>
        <translation>Georeferenzierung: Der Ursprung wird verschoben und Höhen werden angehoben, nichts wird umgerechnet</translation>
    </message>
    <message>
        <source>To subtract the models, take the pixels of the reference. A correction with a rotation cannot be told by georeferencing: such a model is resampled once onto its own pixels.</source>
        <translation>Um die Modelle voneinander abzuziehen, die Pixel der Referenz nehmen. Eine Korrektur mit einer Drehung lässt sich durch Georeferenzierung nicht ausdrücken: Ein solches Modell wird einmal auf seine eigenen Pixel umgerechnet.</translation>
    </message>
    <message>
        <source>Reference minus model in metres, on the pixels of the reference, with a symmetric colour ramp; </source>
        <translation>Referenz minus Modell in Metern, auf den Pixeln der Referenz, mit symmetrischem Farbverlauf; </translation>
    </message>
    <message>
        <source>Aligned model</source>
        <translation>Ausgerichtetes Modell</translation>
    </message>
    <message>
        <source>Heights as Float32, NaN in voids. The format follows the extension: .tif, .cog.tif, .bsq or .envi.</source>
        <translation>Höhen als Float32, NaN in Lücken. Das Format folgt der Endung: .tif, .cog.tif, .bsq oder .envi.</translation>
    </message>
    <message>
        <source>Difference before the correction</source>
        <translation>Unterschied vor der Korrektur</translation>
    </message>
    <message>
        <source>as given.</source>
        <translation>wie gegeben.</translation>
    </message>
    <message>
        <source>Difference after the correction</source>
        <translation>Unterschied nach der Korrektur</translation>
    </message>
    <message>
        <source>corrected. Its colours are those of the difference before.</source>
        <translation>korrigiert. Seine Farben sind die des Unterschieds vorher.</translation>
    </message>
    <message>
        <source>A small file with which &apos;Apply displacement&apos; moves other rasters and vectors of the model. It acts horizontally; the vertical part is noted in the file, and is not applied.</source>
        <translation>Eine kleine Datei, mit der „Verschiebung anwenden“ andere Raster und Vektoren des Modells verschiebt. Sie wirkt horizontal; der vertikale Teil ist in der Datei vermerkt und wird nicht angewandt.</translation>
    </message>
    <message>
        <source>A page with maps of the difference before and after, the histogram, the curve of the aspects with its fit, the convergence, and tables of the stable terrain.</source>
        <translation>Eine Seite mit Karten des Unterschieds vorher und nachher, dem Histogramm, der Kurve über der Exposition mit ihrer Anpassung, der Konvergenz und Tabellen des stabilen Geländes.</translation>
    </message>
    <message>
        <source>Shift to the east [m]</source>
        <translation>Versatz nach Osten [m]</translation>
    </message>
    <message>
        <source>Shift to the north [m]</source>
        <translation>Versatz nach Norden [m]</translation>
    </message>
    <message>
        <source>Vertical shift [m]</source>
        <translation>Vertikaler Versatz [m]</translation>
    </message>
    <message>
        <source>NMAD of stable terrain before the correction [m]</source>
        <translation>NMAD des stabilen Geländes vor der Korrektur [m]</translation>
    </message>
    <message>
        <source>NMAD of stable terrain after the correction [m]</source>
        <translation>NMAD des stabilen Geländes nach der Korrektur [m]</translation>
    </message>
    <message>
        <source>Median of stable terrain before the correction [m]</source>
        <translation>Median des stabilen Geländes vor der Korrektur [m]</translation>
    </message>
    <message>
        <source>Median of stable terrain after the correction [m]</source>
        <translation>Median des stabilen Geländes nach der Korrektur [m]</translation>
    </message>
    <message>
        <source>Iterations</source>
        <translation>Durchgänge</translation>
    </message>
    <message>
        <source>1 where the iterations have converged, else 0</source>
        <translation>1, wo die Durchgänge konvergiert sind, sonst 0</translation>
    </message>
    <message>
        <source>Shift of the whole model: {:.3f} m to the east, {:.3f} m to the north, {:.3f} m up.</source>
        <translation>Versatz des ganzen Modells: {:.3f} m nach Osten, {:.3f} m nach Norden, {:.3f} m nach oben.</translation>
    </message>
    <message>
        <source>Standard deviations: {:.3f}, {:.3f} and {:.3f} m.</source>
        <translation>Standardabweichungen: {:.3f}, {:.3f} und {:.3f} m.</translation>
    </message>
    <message>
        <source>Rotation about the axes east, north, up: {:.5f}, {:.5f}, {:.5f} degrees; scale {:.7f}.</source>
        <translation>Drehung um die Ost-, Nord- und Hochachse: {:.5f}, {:.5f}, {:.5f} Grad; Maßstab {:.7f}.</translation>
    </message>
    <message>
        <source>NMAD on stable terrain: {:.3f} m before the correction, {:.3f} m after it.</source>
        <translation>NMAD auf stabilem Gelände: {:.3f} m vor der Korrektur, {:.3f} m danach.</translation>
    </message>
    <message>
        <source>A rotation cannot be told by georeferencing alone: the model is resampled once onto its own pixels.</source>
        <translation>Eine Drehung lässt sich durch Georeferenzierung allein nicht ausdrücken: Das Modell wird einmal auf seine eigenen Pixel umgerechnet.</translation>
    </message>
    <message>
        <source>The displacement model holds the horizontal correction; the vertical one of {:.3f} m is noted in it.</source>
        <translation>Das Verschiebungsmodell enthält die horizontale Korrektur; die vertikale von {:.3f} m ist darin vermerkt.</translation>
    </message>
    <message>
        <source>Faint: not stable terrain, which takes no part.</source>
        <translation>Blass: kein stabiles Gelände, es nimmt nicht teil.</translation>
    </message>
    <message>
        <source>How many blocks are solved at once. 0 or empty: as many as there are cores. The result is the same.</source>
        <translation>Wie viele Blöcke gleichzeitig gelöst werden. 0 oder leer: so viele, wie es Prozessorkerne gibt. Das Ergebnis ist dasselbe.</translation>
    </message>
    <message>
        <source>Degrees are no plane near a pole: choose a polar projection as CRS of the points.</source>
        <translation>In der Nähe eines Pols bilden Grade keine Ebene: eine polare Projektion als KBS der Punkte wählen.</translation>
    </message>
    <message>
        <source>{} is neither a raster nor a polygon layer: choose one of these, or none.</source>
        <translation>{} ist weder ein Raster noch ein Polygonlayer: eines davon wählen oder keines.</translation>
    </message>
</context>
</TS>
