<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="Symbology">
  <renderer-v2 symbollevels="0" forceraster="0" type="RuleRenderer" referencescale="-1" enableorderby="0">
    <rules key="{7481afce-e079-487f-a493-4268fb761a45}">
      <rule label="Outlier, not used" filter="&quot;OUTLIER&quot; = 1" symbol="0" key="{fa099235-106b-4d4c-b08b-0371f84d10e3}" />
      <rule label="Reliability 90 to 100" filter="&quot;OUTLIER&quot; = 0 AND coalesce(attribute($currentfeature, 'RELIABILITY'), attribute($currentfeature, 'RELIABIL'), 0) &gt;= 90" symbol="1" key="{9386b643-9c9e-4314-a20a-72e9bcf576d9}" />
      <rule label="Reliability 75 to 90" filter="&quot;OUTLIER&quot; = 0 AND coalesce(attribute($currentfeature, 'RELIABILITY'), attribute($currentfeature, 'RELIABIL'), 0) &gt;= 75 AND coalesce(attribute($currentfeature, 'RELIABILITY'), attribute($currentfeature, 'RELIABIL'), 0) &lt; 90" symbol="2" key="{1b70f703-195c-402a-9b80-fa41b396d5e4}" />
      <rule label="Reliability 50 to 75" filter="&quot;OUTLIER&quot; = 0 AND coalesce(attribute($currentfeature, 'RELIABILITY'), attribute($currentfeature, 'RELIABIL'), 0) &gt;= 50 AND coalesce(attribute($currentfeature, 'RELIABILITY'), attribute($currentfeature, 'RELIABIL'), 0) &lt; 75" symbol="3" key="{fd6472c2-bf29-44f2-b748-8e3598ec85cf}" />
      <rule label="Reliability under 50" filter="&quot;OUTLIER&quot; = 0 AND coalesce(attribute($currentfeature, 'RELIABILITY'), attribute($currentfeature, 'RELIABIL'), 0) &lt; 50" symbol="4" key="{0544484b-75c8-456a-9997-43e538b0cb99}" />
    </rules>
    <symbols>
      <symbol name="0" alpha="1" clip_to_extent="1" type="line" force_rhr="0">
        <layer class="GeometryGenerator" pass="0" enabled="1" locked="0">
          <Option type="Map">
            <Option name="SymbolType" type="QString" value="Line" />
            <Option name="geometryModifier" type="QString" value="with_variable('factor', coalesce(@coreg_exaggeration, 1), make_line(start_point($geometry), make_point(&#10;  x(start_point($geometry)) + @factor * (x(end_point($geometry)) - x(start_point($geometry))),&#10;  y(start_point($geometry)) + @factor * (y(end_point($geometry)) - y(start_point($geometry))))))" />
            <Option name="units" type="QString" value="MapUnit" />
          </Option>
          <symbol name="@0@0" alpha="1" clip_to_extent="1" type="line" force_rhr="0">
            <layer class="ArrowLine" pass="0" enabled="1" locked="0">
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
              <symbol name="@@0@0@0" alpha="1" clip_to_extent="1" type="fill" force_rhr="0">
                <layer class="SimpleFill" pass="0" enabled="1" locked="0">
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
        <layer class="MarkerLine" pass="0" enabled="1" locked="0">
          <Option type="Map">
            <Option name="placement" type="QString" value="firstvertex" />
          </Option>
          <symbol name="@0@1" alpha="1" clip_to_extent="1" type="marker" force_rhr="0">
            <layer class="SimpleMarker" pass="0" enabled="1" locked="0">
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
      <symbol name="1" alpha="1" clip_to_extent="1" type="line" force_rhr="0">
        <layer class="GeometryGenerator" pass="0" enabled="1" locked="0">
          <Option type="Map">
            <Option name="SymbolType" type="QString" value="Line" />
            <Option name="geometryModifier" type="QString" value="with_variable('factor', coalesce(@coreg_exaggeration, 1), make_line(start_point($geometry), make_point(&#10;  x(start_point($geometry)) + @factor * (x(end_point($geometry)) - x(start_point($geometry))),&#10;  y(start_point($geometry)) + @factor * (y(end_point($geometry)) - y(start_point($geometry))))))" />
            <Option name="units" type="QString" value="MapUnit" />
          </Option>
          <symbol name="@1@0" alpha="1" clip_to_extent="1" type="line" force_rhr="0">
            <layer class="ArrowLine" pass="0" enabled="1" locked="0">
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
              <symbol name="@@1@0@0" alpha="1" clip_to_extent="1" type="fill" force_rhr="0">
                <layer class="SimpleFill" pass="0" enabled="1" locked="0">
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
        <layer class="MarkerLine" pass="0" enabled="1" locked="0">
          <Option type="Map">
            <Option name="placement" type="QString" value="firstvertex" />
          </Option>
          <symbol name="@1@1" alpha="1" clip_to_extent="1" type="marker" force_rhr="0">
            <layer class="SimpleMarker" pass="0" enabled="1" locked="0">
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
      <symbol name="2" alpha="1" clip_to_extent="1" type="line" force_rhr="0">
        <layer class="GeometryGenerator" pass="0" enabled="1" locked="0">
          <Option type="Map">
            <Option name="SymbolType" type="QString" value="Line" />
            <Option name="geometryModifier" type="QString" value="with_variable('factor', coalesce(@coreg_exaggeration, 1), make_line(start_point($geometry), make_point(&#10;  x(start_point($geometry)) + @factor * (x(end_point($geometry)) - x(start_point($geometry))),&#10;  y(start_point($geometry)) + @factor * (y(end_point($geometry)) - y(start_point($geometry))))))" />
            <Option name="units" type="QString" value="MapUnit" />
          </Option>
          <symbol name="@2@0" alpha="1" clip_to_extent="1" type="line" force_rhr="0">
            <layer class="ArrowLine" pass="0" enabled="1" locked="0">
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
              <symbol name="@@2@0@0" alpha="1" clip_to_extent="1" type="fill" force_rhr="0">
                <layer class="SimpleFill" pass="0" enabled="1" locked="0">
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
        <layer class="MarkerLine" pass="0" enabled="1" locked="0">
          <Option type="Map">
            <Option name="placement" type="QString" value="firstvertex" />
          </Option>
          <symbol name="@2@1" alpha="1" clip_to_extent="1" type="marker" force_rhr="0">
            <layer class="SimpleMarker" pass="0" enabled="1" locked="0">
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
      <symbol name="3" alpha="1" clip_to_extent="1" type="line" force_rhr="0">
        <layer class="GeometryGenerator" pass="0" enabled="1" locked="0">
          <Option type="Map">
            <Option name="SymbolType" type="QString" value="Line" />
            <Option name="geometryModifier" type="QString" value="with_variable('factor', coalesce(@coreg_exaggeration, 1), make_line(start_point($geometry), make_point(&#10;  x(start_point($geometry)) + @factor * (x(end_point($geometry)) - x(start_point($geometry))),&#10;  y(start_point($geometry)) + @factor * (y(end_point($geometry)) - y(start_point($geometry))))))" />
            <Option name="units" type="QString" value="MapUnit" />
          </Option>
          <symbol name="@3@0" alpha="1" clip_to_extent="1" type="line" force_rhr="0">
            <layer class="ArrowLine" pass="0" enabled="1" locked="0">
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
              <symbol name="@@3@0@0" alpha="1" clip_to_extent="1" type="fill" force_rhr="0">
                <layer class="SimpleFill" pass="0" enabled="1" locked="0">
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
        <layer class="MarkerLine" pass="0" enabled="1" locked="0">
          <Option type="Map">
            <Option name="placement" type="QString" value="firstvertex" />
          </Option>
          <symbol name="@3@1" alpha="1" clip_to_extent="1" type="marker" force_rhr="0">
            <layer class="SimpleMarker" pass="0" enabled="1" locked="0">
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
      <symbol name="4" alpha="1" clip_to_extent="1" type="line" force_rhr="0">
        <layer class="GeometryGenerator" pass="0" enabled="1" locked="0">
          <Option type="Map">
            <Option name="SymbolType" type="QString" value="Line" />
            <Option name="geometryModifier" type="QString" value="with_variable('factor', coalesce(@coreg_exaggeration, 1), make_line(start_point($geometry), make_point(&#10;  x(start_point($geometry)) + @factor * (x(end_point($geometry)) - x(start_point($geometry))),&#10;  y(start_point($geometry)) + @factor * (y(end_point($geometry)) - y(start_point($geometry))))))" />
            <Option name="units" type="QString" value="MapUnit" />
          </Option>
          <symbol name="@4@0" alpha="1" clip_to_extent="1" type="line" force_rhr="0">
            <layer class="ArrowLine" pass="0" enabled="1" locked="0">
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
              <symbol name="@@4@0@0" alpha="1" clip_to_extent="1" type="fill" force_rhr="0">
                <layer class="SimpleFill" pass="0" enabled="1" locked="0">
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
        <layer class="MarkerLine" pass="0" enabled="1" locked="0">
          <Option type="Map">
            <Option name="placement" type="QString" value="firstvertex" />
          </Option>
          <symbol name="@4@1" alpha="1" clip_to_extent="1" type="marker" force_rhr="0">
            <layer class="SimpleMarker" pass="0" enabled="1" locked="0">
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
