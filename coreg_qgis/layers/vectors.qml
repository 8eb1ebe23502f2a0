<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="Symbology">
  <renderer-v2 referencescale="-1" enableorderby="0" type="RuleRenderer" forceraster="0" symbollevels="0">
    <rules key="{4584c2cf-05a4-48c0-b527-b1db09ffb74f}">
      <rule label="Outlier, not used" symbol="0" key="{6b934bcc-f061-4baa-9b23-47661517fb4f}" filter="&quot;OUTLIER&quot; = 1" />
      <rule label="Reliability 90 to 100" symbol="1" key="{0cb0f017-5bb4-44d3-90cc-9bc50f6a19ca}" filter="&quot;OUTLIER&quot; = 0 AND coalesce(attribute($currentfeature, 'RELIABILITY'), attribute($currentfeature, 'RELIABIL'), 0) &gt;= 90" />
      <rule label="Reliability 75 to 90" symbol="2" key="{23be30db-b165-4fc9-9385-ecc7063a6dc9}" filter="&quot;OUTLIER&quot; = 0 AND coalesce(attribute($currentfeature, 'RELIABILITY'), attribute($currentfeature, 'RELIABIL'), 0) &gt;= 75 AND coalesce(attribute($currentfeature, 'RELIABILITY'), attribute($currentfeature, 'RELIABIL'), 0) &lt; 90" />
      <rule label="Reliability 50 to 75" symbol="3" key="{2118ac7e-c1c7-4de3-bf78-24015a3541e8}" filter="&quot;OUTLIER&quot; = 0 AND coalesce(attribute($currentfeature, 'RELIABILITY'), attribute($currentfeature, 'RELIABIL'), 0) &gt;= 50 AND coalesce(attribute($currentfeature, 'RELIABILITY'), attribute($currentfeature, 'RELIABIL'), 0) &lt; 75" />
      <rule label="Reliability under 50" symbol="4" key="{65d83c19-27bf-46c5-b803-4a2d4bc051d3}" filter="&quot;OUTLIER&quot; = 0 AND coalesce(attribute($currentfeature, 'RELIABILITY'), attribute($currentfeature, 'RELIABIL'), 0) &lt; 50" />
    </rules>
    <symbols>
      <symbol name="0" type="line" clip_to_extent="1" alpha="1" force_rhr="0">
        <layer class="GeometryGenerator" pass="0" locked="0" enabled="1">
          <Option type="Map">
            <Option name="SymbolType" type="QString" value="Line" />
            <Option name="geometryModifier" type="QString" value="with_variable('factor', coalesce(@coreg_exaggeration, max(1, max(&#10;  0.5 * median(&quot;WIN_SIZE&quot;),&#10;  0.07 * max(bounds_width(layer_property(@layer, 'extent')), bounds_height(layer_property(@layer, 'extent')))&#10;    * median(sqrt(&quot;X_SHIFT_PX&quot;^2 + &quot;Y_SHIFT_PX&quot;^2)) / median(&quot;ABS_SHIFT&quot;)&#10;) / median(sqrt(&quot;X_SHIFT_PX&quot;^2 + &quot;Y_SHIFT_PX&quot;^2))), 1),&#10;  make_line(start_point($geometry), make_point(&#10;    x(start_point($geometry)) + @factor * (x(end_point($geometry)) - x(start_point($geometry))),&#10;    y(start_point($geometry)) + @factor * (y(end_point($geometry)) - y(start_point($geometry)))))&#10;)" />
            <Option name="units" type="QString" value="MapUnit" />
          </Option>
          <symbol name="@0@0" type="line" clip_to_extent="1" alpha="1" force_rhr="0">
            <layer class="ArrowLine" pass="0" locked="0" enabled="1">
              <Option type="Map">
                <Option name="arrow_start_width" type="QString" value="0.9" />
                <Option name="arrow_start_width_unit" type="QString" value="MM" />
                <Option name="arrow_type" type="QString" value="0" />
                <Option name="arrow_width" type="QString" value="0.9" />
                <Option name="arrow_width_unit" type="QString" value="MM" />
                <Option name="head_length" type="QString" value="2.6" />
                <Option name="head_length_unit" type="QString" value="MM" />
                <Option name="head_thickness" type="QString" value="1.8" />
                <Option name="head_thickness_unit" type="QString" value="MM" />
                <Option name="head_type" type="QString" value="0" />
                <Option name="is_curved" type="QString" value="0" />
                <Option name="is_repeated" type="QString" value="0" />
              </Option>
              <symbol name="@@0@0@0" type="fill" clip_to_extent="1" alpha="1" force_rhr="0">
                <layer class="SimpleFill" pass="0" locked="0" enabled="1">
                  <Option type="Map">
                    <Option name="color" type="QString" value="189,189,189,255" />
                    <Option name="joinstyle" type="QString" value="round" />
                    <Option name="outline_color" type="QString" value="0,0,0,190" />
                    <Option name="outline_style" type="QString" value="solid" />
                    <Option name="outline_width" type="QString" value="0.25" />
                    <Option name="outline_width_unit" type="QString" value="MM" />
                    <Option name="style" type="QString" value="solid" />
                  </Option>
                </layer>
              </symbol>
            </layer>
          </symbol>
        </layer>
        <layer class="MarkerLine" pass="0" locked="0" enabled="1">
          <Option type="Map">
            <Option name="placement" type="QString" value="firstvertex" />
          </Option>
          <symbol name="@0@1" type="marker" clip_to_extent="1" alpha="1" force_rhr="0">
            <layer class="SimpleMarker" pass="0" locked="0" enabled="1">
              <Option type="Map">
                <Option name="color" type="QString" value="189,189,189,255" />
                <Option name="joinstyle" type="QString" value="bevel" />
                <Option name="name" type="QString" value="circle" />
                <Option name="outline_color" type="QString" value="0,0,0,190" />
                <Option name="outline_style" type="QString" value="solid" />
                <Option name="outline_width" type="QString" value="0.25" />
                <Option name="outline_width_unit" type="QString" value="MM" />
                <Option name="size" type="QString" value="1.4" />
                <Option name="size_unit" type="QString" value="MM" />
              </Option>
            </layer>
          </symbol>
        </layer>
      </symbol>
      <symbol name="1" type="line" clip_to_extent="1" alpha="1" force_rhr="0">
        <layer class="GeometryGenerator" pass="0" locked="0" enabled="1">
          <Option type="Map">
            <Option name="SymbolType" type="QString" value="Line" />
            <Option name="geometryModifier" type="QString" value="with_variable('factor', coalesce(@coreg_exaggeration, max(1, max(&#10;  0.5 * median(&quot;WIN_SIZE&quot;),&#10;  0.07 * max(bounds_width(layer_property(@layer, 'extent')), bounds_height(layer_property(@layer, 'extent')))&#10;    * median(sqrt(&quot;X_SHIFT_PX&quot;^2 + &quot;Y_SHIFT_PX&quot;^2)) / median(&quot;ABS_SHIFT&quot;)&#10;) / median(sqrt(&quot;X_SHIFT_PX&quot;^2 + &quot;Y_SHIFT_PX&quot;^2))), 1),&#10;  make_line(start_point($geometry), make_point(&#10;    x(start_point($geometry)) + @factor * (x(end_point($geometry)) - x(start_point($geometry))),&#10;    y(start_point($geometry)) + @factor * (y(end_point($geometry)) - y(start_point($geometry)))))&#10;)" />
            <Option name="units" type="QString" value="MapUnit" />
          </Option>
          <symbol name="@1@0" type="line" clip_to_extent="1" alpha="1" force_rhr="0">
            <layer class="ArrowLine" pass="0" locked="0" enabled="1">
              <Option type="Map">
                <Option name="arrow_start_width" type="QString" value="0.9" />
                <Option name="arrow_start_width_unit" type="QString" value="MM" />
                <Option name="arrow_type" type="QString" value="0" />
                <Option name="arrow_width" type="QString" value="0.9" />
                <Option name="arrow_width_unit" type="QString" value="MM" />
                <Option name="head_length" type="QString" value="2.6" />
                <Option name="head_length_unit" type="QString" value="MM" />
                <Option name="head_thickness" type="QString" value="1.8" />
                <Option name="head_thickness_unit" type="QString" value="MM" />
                <Option name="head_type" type="QString" value="0" />
                <Option name="is_curved" type="QString" value="0" />
                <Option name="is_repeated" type="QString" value="0" />
              </Option>
              <symbol name="@@1@0@0" type="fill" clip_to_extent="1" alpha="1" force_rhr="0">
                <layer class="SimpleFill" pass="0" locked="0" enabled="1">
                  <Option type="Map">
                    <Option name="color" type="QString" value="253,231,37,255" />
                    <Option name="joinstyle" type="QString" value="round" />
                    <Option name="outline_color" type="QString" value="0,0,0,190" />
                    <Option name="outline_style" type="QString" value="solid" />
                    <Option name="outline_width" type="QString" value="0.25" />
                    <Option name="outline_width_unit" type="QString" value="MM" />
                    <Option name="style" type="QString" value="solid" />
                  </Option>
                </layer>
              </symbol>
            </layer>
          </symbol>
        </layer>
        <layer class="MarkerLine" pass="0" locked="0" enabled="1">
          <Option type="Map">
            <Option name="placement" type="QString" value="firstvertex" />
          </Option>
          <symbol name="@1@1" type="marker" clip_to_extent="1" alpha="1" force_rhr="0">
            <layer class="SimpleMarker" pass="0" locked="0" enabled="1">
              <Option type="Map">
                <Option name="color" type="QString" value="253,231,37,255" />
                <Option name="joinstyle" type="QString" value="bevel" />
                <Option name="name" type="QString" value="circle" />
                <Option name="outline_color" type="QString" value="0,0,0,190" />
                <Option name="outline_style" type="QString" value="solid" />
                <Option name="outline_width" type="QString" value="0.25" />
                <Option name="outline_width_unit" type="QString" value="MM" />
                <Option name="size" type="QString" value="1.4" />
                <Option name="size_unit" type="QString" value="MM" />
              </Option>
            </layer>
          </symbol>
        </layer>
      </symbol>
      <symbol name="2" type="line" clip_to_extent="1" alpha="1" force_rhr="0">
        <layer class="GeometryGenerator" pass="0" locked="0" enabled="1">
          <Option type="Map">
            <Option name="SymbolType" type="QString" value="Line" />
            <Option name="geometryModifier" type="QString" value="with_variable('factor', coalesce(@coreg_exaggeration, max(1, max(&#10;  0.5 * median(&quot;WIN_SIZE&quot;),&#10;  0.07 * max(bounds_width(layer_property(@layer, 'extent')), bounds_height(layer_property(@layer, 'extent')))&#10;    * median(sqrt(&quot;X_SHIFT_PX&quot;^2 + &quot;Y_SHIFT_PX&quot;^2)) / median(&quot;ABS_SHIFT&quot;)&#10;) / median(sqrt(&quot;X_SHIFT_PX&quot;^2 + &quot;Y_SHIFT_PX&quot;^2))), 1),&#10;  make_line(start_point($geometry), make_point(&#10;    x(start_point($geometry)) + @factor * (x(end_point($geometry)) - x(start_point($geometry))),&#10;    y(start_point($geometry)) + @factor * (y(end_point($geometry)) - y(start_point($geometry)))))&#10;)" />
            <Option name="units" type="QString" value="MapUnit" />
          </Option>
          <symbol name="@2@0" type="line" clip_to_extent="1" alpha="1" force_rhr="0">
            <layer class="ArrowLine" pass="0" locked="0" enabled="1">
              <Option type="Map">
                <Option name="arrow_start_width" type="QString" value="0.9" />
                <Option name="arrow_start_width_unit" type="QString" value="MM" />
                <Option name="arrow_type" type="QString" value="0" />
                <Option name="arrow_width" type="QString" value="0.9" />
                <Option name="arrow_width_unit" type="QString" value="MM" />
                <Option name="head_length" type="QString" value="2.6" />
                <Option name="head_length_unit" type="QString" value="MM" />
                <Option name="head_thickness" type="QString" value="1.8" />
                <Option name="head_thickness_unit" type="QString" value="MM" />
                <Option name="head_type" type="QString" value="0" />
                <Option name="is_curved" type="QString" value="0" />
                <Option name="is_repeated" type="QString" value="0" />
              </Option>
              <symbol name="@@2@0@0" type="fill" clip_to_extent="1" alpha="1" force_rhr="0">
                <layer class="SimpleFill" pass="0" locked="0" enabled="1">
                  <Option type="Map">
                    <Option name="color" type="QString" value="94,201,98,255" />
                    <Option name="joinstyle" type="QString" value="round" />
                    <Option name="outline_color" type="QString" value="0,0,0,190" />
                    <Option name="outline_style" type="QString" value="solid" />
                    <Option name="outline_width" type="QString" value="0.25" />
                    <Option name="outline_width_unit" type="QString" value="MM" />
                    <Option name="style" type="QString" value="solid" />
                  </Option>
                </layer>
              </symbol>
            </layer>
          </symbol>
        </layer>
        <layer class="MarkerLine" pass="0" locked="0" enabled="1">
          <Option type="Map">
            <Option name="placement" type="QString" value="firstvertex" />
          </Option>
          <symbol name="@2@1" type="marker" clip_to_extent="1" alpha="1" force_rhr="0">
            <layer class="SimpleMarker" pass="0" locked="0" enabled="1">
              <Option type="Map">
                <Option name="color" type="QString" value="94,201,98,255" />
                <Option name="joinstyle" type="QString" value="bevel" />
                <Option name="name" type="QString" value="circle" />
                <Option name="outline_color" type="QString" value="0,0,0,190" />
                <Option name="outline_style" type="QString" value="solid" />
                <Option name="outline_width" type="QString" value="0.25" />
                <Option name="outline_width_unit" type="QString" value="MM" />
                <Option name="size" type="QString" value="1.4" />
                <Option name="size_unit" type="QString" value="MM" />
              </Option>
            </layer>
          </symbol>
        </layer>
      </symbol>
      <symbol name="3" type="line" clip_to_extent="1" alpha="1" force_rhr="0">
        <layer class="GeometryGenerator" pass="0" locked="0" enabled="1">
          <Option type="Map">
            <Option name="SymbolType" type="QString" value="Line" />
            <Option name="geometryModifier" type="QString" value="with_variable('factor', coalesce(@coreg_exaggeration, max(1, max(&#10;  0.5 * median(&quot;WIN_SIZE&quot;),&#10;  0.07 * max(bounds_width(layer_property(@layer, 'extent')), bounds_height(layer_property(@layer, 'extent')))&#10;    * median(sqrt(&quot;X_SHIFT_PX&quot;^2 + &quot;Y_SHIFT_PX&quot;^2)) / median(&quot;ABS_SHIFT&quot;)&#10;) / median(sqrt(&quot;X_SHIFT_PX&quot;^2 + &quot;Y_SHIFT_PX&quot;^2))), 1),&#10;  make_line(start_point($geometry), make_point(&#10;    x(start_point($geometry)) + @factor * (x(end_point($geometry)) - x(start_point($geometry))),&#10;    y(start_point($geometry)) + @factor * (y(end_point($geometry)) - y(start_point($geometry)))))&#10;)" />
            <Option name="units" type="QString" value="MapUnit" />
          </Option>
          <symbol name="@3@0" type="line" clip_to_extent="1" alpha="1" force_rhr="0">
            <layer class="ArrowLine" pass="0" locked="0" enabled="1">
              <Option type="Map">
                <Option name="arrow_start_width" type="QString" value="0.9" />
                <Option name="arrow_start_width_unit" type="QString" value="MM" />
                <Option name="arrow_type" type="QString" value="0" />
                <Option name="arrow_width" type="QString" value="0.9" />
                <Option name="arrow_width_unit" type="QString" value="MM" />
                <Option name="head_length" type="QString" value="2.6" />
                <Option name="head_length_unit" type="QString" value="MM" />
                <Option name="head_thickness" type="QString" value="1.8" />
                <Option name="head_thickness_unit" type="QString" value="MM" />
                <Option name="head_type" type="QString" value="0" />
                <Option name="is_curved" type="QString" value="0" />
                <Option name="is_repeated" type="QString" value="0" />
              </Option>
              <symbol name="@@3@0@0" type="fill" clip_to_extent="1" alpha="1" force_rhr="0">
                <layer class="SimpleFill" pass="0" locked="0" enabled="1">
                  <Option type="Map">
                    <Option name="color" type="QString" value="33,145,140,255" />
                    <Option name="joinstyle" type="QString" value="round" />
                    <Option name="outline_color" type="QString" value="0,0,0,190" />
                    <Option name="outline_style" type="QString" value="solid" />
                    <Option name="outline_width" type="QString" value="0.25" />
                    <Option name="outline_width_unit" type="QString" value="MM" />
                    <Option name="style" type="QString" value="solid" />
                  </Option>
                </layer>
              </symbol>
            </layer>
          </symbol>
        </layer>
        <layer class="MarkerLine" pass="0" locked="0" enabled="1">
          <Option type="Map">
            <Option name="placement" type="QString" value="firstvertex" />
          </Option>
          <symbol name="@3@1" type="marker" clip_to_extent="1" alpha="1" force_rhr="0">
            <layer class="SimpleMarker" pass="0" locked="0" enabled="1">
              <Option type="Map">
                <Option name="color" type="QString" value="33,145,140,255" />
                <Option name="joinstyle" type="QString" value="bevel" />
                <Option name="name" type="QString" value="circle" />
                <Option name="outline_color" type="QString" value="0,0,0,190" />
                <Option name="outline_style" type="QString" value="solid" />
                <Option name="outline_width" type="QString" value="0.25" />
                <Option name="outline_width_unit" type="QString" value="MM" />
                <Option name="size" type="QString" value="1.4" />
                <Option name="size_unit" type="QString" value="MM" />
              </Option>
            </layer>
          </symbol>
        </layer>
      </symbol>
      <symbol name="4" type="line" clip_to_extent="1" alpha="1" force_rhr="0">
        <layer class="GeometryGenerator" pass="0" locked="0" enabled="1">
          <Option type="Map">
            <Option name="SymbolType" type="QString" value="Line" />
            <Option name="geometryModifier" type="QString" value="with_variable('factor', coalesce(@coreg_exaggeration, max(1, max(&#10;  0.5 * median(&quot;WIN_SIZE&quot;),&#10;  0.07 * max(bounds_width(layer_property(@layer, 'extent')), bounds_height(layer_property(@layer, 'extent')))&#10;    * median(sqrt(&quot;X_SHIFT_PX&quot;^2 + &quot;Y_SHIFT_PX&quot;^2)) / median(&quot;ABS_SHIFT&quot;)&#10;) / median(sqrt(&quot;X_SHIFT_PX&quot;^2 + &quot;Y_SHIFT_PX&quot;^2))), 1),&#10;  make_line(start_point($geometry), make_point(&#10;    x(start_point($geometry)) + @factor * (x(end_point($geometry)) - x(start_point($geometry))),&#10;    y(start_point($geometry)) + @factor * (y(end_point($geometry)) - y(start_point($geometry)))))&#10;)" />
            <Option name="units" type="QString" value="MapUnit" />
          </Option>
          <symbol name="@4@0" type="line" clip_to_extent="1" alpha="1" force_rhr="0">
            <layer class="ArrowLine" pass="0" locked="0" enabled="1">
              <Option type="Map">
                <Option name="arrow_start_width" type="QString" value="0.9" />
                <Option name="arrow_start_width_unit" type="QString" value="MM" />
                <Option name="arrow_type" type="QString" value="0" />
                <Option name="arrow_width" type="QString" value="0.9" />
                <Option name="arrow_width_unit" type="QString" value="MM" />
                <Option name="head_length" type="QString" value="2.6" />
                <Option name="head_length_unit" type="QString" value="MM" />
                <Option name="head_thickness" type="QString" value="1.8" />
                <Option name="head_thickness_unit" type="QString" value="MM" />
                <Option name="head_type" type="QString" value="0" />
                <Option name="is_curved" type="QString" value="0" />
                <Option name="is_repeated" type="QString" value="0" />
              </Option>
              <symbol name="@@4@0@0" type="fill" clip_to_extent="1" alpha="1" force_rhr="0">
                <layer class="SimpleFill" pass="0" locked="0" enabled="1">
                  <Option type="Map">
                    <Option name="color" type="QString" value="68,57,131,255" />
                    <Option name="joinstyle" type="QString" value="round" />
                    <Option name="outline_color" type="QString" value="255,255,255,220" />
                    <Option name="outline_style" type="QString" value="solid" />
                    <Option name="outline_width" type="QString" value="0.25" />
                    <Option name="outline_width_unit" type="QString" value="MM" />
                    <Option name="style" type="QString" value="solid" />
                  </Option>
                </layer>
              </symbol>
            </layer>
          </symbol>
        </layer>
        <layer class="MarkerLine" pass="0" locked="0" enabled="1">
          <Option type="Map">
            <Option name="placement" type="QString" value="firstvertex" />
          </Option>
          <symbol name="@4@1" type="marker" clip_to_extent="1" alpha="1" force_rhr="0">
            <layer class="SimpleMarker" pass="0" locked="0" enabled="1">
              <Option type="Map">
                <Option name="color" type="QString" value="68,57,131,255" />
                <Option name="joinstyle" type="QString" value="bevel" />
                <Option name="name" type="QString" value="circle" />
                <Option name="outline_color" type="QString" value="255,255,255,220" />
                <Option name="outline_style" type="QString" value="solid" />
                <Option name="outline_width" type="QString" value="0.25" />
                <Option name="outline_width_unit" type="QString" value="MM" />
                <Option name="size" type="QString" value="1.4" />
                <Option name="size_unit" type="QString" value="MM" />
              </Option>
            </layer>
          </symbol>
        </layer>
      </symbol>
    </symbols>
  </renderer-v2>
</qgis>
