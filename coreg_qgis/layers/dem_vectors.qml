<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="Symbology">
  <renderer-v2 symbollevels="0" forceraster="0" type="RuleRenderer" referencescale="-1" enableorderby="0">
    <rules key="{0b7e52d4-91ac-4f63-8d20-5a6c1e97f384}">
      <rule label="Filled from its neighbours" filter="&quot;USED&quot; = 0" symbol="0" key="{3c91d6a8-57e2-4b0f-a974-e81d20b5c613}" />
      <rule label="Shift" filter="&quot;USED&quot; = 1" symbol="1" key="{d24f80b7-6e19-4c85-b3a1-97f05c2e8d46}" />
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
            <layer class="SimpleLine" pass="0" enabled="1" locked="0">
              <Option type="Map">
                <Option name="capstyle" type="QString" value="flat" />
                <Option name="joinstyle" type="QString" value="miter" />
                <Option name="line_color" type="QString" value="189,189,189,255" />
                <Option name="line_style" type="QString" value="dash" />
                <Option name="line_width" type="QString" value="0.3" />
                <Option name="line_width_unit" type="QString" value="MM" />
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
                <Option name="arrow_start_width" type="QString" value="0.5" />
                <Option name="arrow_start_width_unit" type="QString" value="MM" />
                <Option name="arrow_type" type="QString" value="0" />
                <Option name="arrow_width" type="QString" value="0.5" />
                <Option name="arrow_width_unit" type="QString" value="MM" />
                <Option name="head_length" type="QString" value="1.8" />
                <Option name="head_length_unit" type="QString" value="MM" />
                <Option name="head_thickness" type="QString" value="0.9" />
                <Option name="head_thickness_unit" type="QString" value="MM" />
                <Option name="head_type" type="QString" value="0" />
                <Option name="is_curved" type="QString" value="0" />
                <Option name="is_repeated" type="QString" value="0" />
              </Option>
              <symbol name="@@1@0@0" alpha="1" clip_to_extent="1" type="fill" force_rhr="0">
                <layer class="SimpleFill" pass="0" enabled="1" locked="0">
                  <Option type="Map">
                    <Option name="color" type="QString" value="255,255,255,255" />
                    <Option name="joinstyle" type="QString" value="round" />
                    <Option name="outline_color" type="QString" value="0,0,0,210" />
                    <Option name="outline_style" type="QString" value="solid" />
                    <Option name="outline_width" type="QString" value="0.18" />
                    <Option name="outline_width_unit" type="QString" value="MM" />
                    <Option name="style" type="QString" value="solid" />
                  </Option>
                </layer>
              </symbol>
            </layer>
          </symbol>
        </layer>
      </symbol>
    </symbols>
  </renderer-v2>
</qgis>
