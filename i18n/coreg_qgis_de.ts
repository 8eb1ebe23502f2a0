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
        <source>{} &quot;{}&quot; is neither a raster nor a polygon layer.</source>
        <translation>{} „{}“ ist weder ein Raster- noch ein Polygonlayer.</translation>
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
        <source>&lt;p&gt;Applies the displacement model that &lt;i&gt;Coregister image (local shifts)&lt;/i&gt; saved to another raster of the same scene: other bands, another resolution, a mask (with nearest neighbour); or to a vector layer that was digitised on the uncorrected image; or to both in one run. The inputs are never modified.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Signs and units.&lt;/b&gt; The displacement is added to the coordinates, in map units of the CRS of the model, to the east and &lt;b&gt;north&lt;/b&gt;. A raster has to be in that CRS. Vector layers may be in any: each vertex is transformed to it, moved, and transformed back; fields and the kind of geometry stay.&lt;/p&gt;&lt;p&gt;Where the input reaches beyond the tie points of the model, the displacement is extrapolated with care, and a warning tells the share.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Wendet das Verschiebungsmodell, das &lt;i&gt;Bild koregistrieren (lokale Versätze)&lt;/i&gt; gespeichert hat, auf ein weiteres Raster derselben Szene an: andere Kanäle, eine andere Auflösung, eine Maske (mit nächstem Nachbarn); oder auf einen Vektorlayer, der auf dem unkorrigierten Bild digitalisiert wurde; oder auf beide in einem Lauf. Die Eingaben werden nie verändert.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Vorzeichen und Einheiten.&lt;/b&gt; Die Verschiebung wird zu den Koordinaten addiert, in Karteneinheiten des KBS des Modells, nach Osten und &lt;b&gt;Norden&lt;/b&gt;. Ein Raster muss in diesem KBS sein. Vektorlayer dürfen in jedem sein: Jeder Stützpunkt wird dorthin transformiert, verschoben und zurücktransformiert; Felder und Art der Geometrie bleiben.&lt;/p&gt;&lt;p&gt;Wo die Eingabe über die Passpunkte des Modells hinausreicht, wird die Verschiebung vorsichtig extrapoliert, und eine Warnung nennt den Anteil.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Displacement model</source>
        <translation>Verschiebungsmodell</translation>
    </message>
    <message>
        <source>Models (*.json)</source>
        <translation>Modelle (*.json)</translation>
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
        <source>The vector layer cannot be read: choose another one, or none.</source>
        <translation>Der Vektorlayer ist nicht lesbar: einen anderen wählen oder keinen.</translation>
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
        <source>The layer of tie points cannot be read: choose a point layer, or none.</source>
        <translation>Der Layer der Passpunkte ist nicht lesbar: einen Punktlayer wählen oder keinen.</translation>
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
        <source>Corrected, but too few points to test it</source>
        <translation>Korrigiert, aber zu wenige Punkte für eine Prüfung</translation>
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
        <source>&lt;p&gt;&lt;b&gt;Results.&lt;/b&gt; The corrected image; the target with ground control points, which leaves every pixel as it is; the shifts as a raster; the model as a small file, with which &lt;i&gt;Apply displacement&lt;/i&gt; corrects other bands, masks and vector layers of the scene; tie points with residuals; blocks as a heat map; a report.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Numbers.&lt;/b&gt; RMSE_BEFORE_PX and RMSE_AFTER_PX are measured at a fifth of the points, with a model of the others. They are empty for fewer than 10 points. Where windows overlap, left-out points share pixels with the others, so that RMSE_AFTER_PX is too small: the second match in the report, made when the images were matched, tells more.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;Ergebnisse.&lt;/b&gt; Das korrigierte Bild; das Zielbild mit Passpunkten (GCPs), das jedes Pixel lässt, wie es ist; die Versätze als Raster; das Modell als kleine Datei, mit der &lt;i&gt;Verschiebung anwenden&lt;/i&gt; andere Kanäle, Masken und Vektorlayer der Szene korrigiert; Passpunkte mit Residuen; Blöcke als Heatmap; ein Bericht.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Zahlen.&lt;/b&gt; RMSE_BEFORE_PX und RMSE_AFTER_PX werden an einem Fünftel der Punkte gemessen, mit einem Modell aus den übrigen. Bei weniger als 10 Punkten sind sie leer. Wo sich Fenster überlappen, teilen zurückgehaltene Punkte Pixel mit den anderen, so dass RMSE_AFTER_PX zu klein ist: die zweite Messung im Bericht, die es gibt, wenn die Bilder gemessen wurden, sagt mehr.&lt;/p&gt;</translation>
    </message>
</context>
</TS>
