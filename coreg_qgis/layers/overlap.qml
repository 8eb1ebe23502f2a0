<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="Symbology">
  <renderer-v2 symbollevels="0" forceraster="0" type="singleSymbol" referencescale="-1" enableorderby="0">
    <symbols>
      <symbol name="0" alpha="1" clip_to_extent="1" type="fill" force_rhr="0">
        <layer class="SimpleFill" pass="0" enabled="1" locked="0">
          <Option type="Map">
            <Option name="color" type="QString" value="255,255,255,0" />
            <Option name="joinstyle" type="QString" value="bevel" />
            <Option name="outline_color" type="QString" value="35,35,35,255" />
            <Option name="outline_style" type="QString" value="no" />
            <Option name="outline_width" type="QString" value="0.26" />
            <Option name="outline_width_unit" type="QString" value="MM" />
            <Option name="style" type="QString" value="solid" />
          </Option>
        </layer>
        <layer class="SimpleLine" pass="0" enabled="1" locked="0">
          <Option type="Map">
            <Option name="capstyle" type="QString" value="square" />
            <Option name="joinstyle" type="QString" value="miter" />
            <Option name="line_color" type="QString" value="0,0,0,220" />
            <Option name="line_style" type="QString" value="solid" />
            <Option name="line_width" type="QString" value="1" />
            <Option name="line_width_unit" type="QString" value="MM" />
          </Option>
        </layer>
        <layer class="SimpleLine" pass="0" enabled="1" locked="0">
          <Option type="Map">
            <Option name="capstyle" type="QString" value="square" />
            <Option name="joinstyle" type="QString" value="miter" />
            <Option name="line_color" type="QString" value="255,255,255,255" />
            <Option name="line_style" type="QString" value="dash" />
            <Option name="line_width" type="QString" value="0.5" />
            <Option name="line_width_unit" type="QString" value="MM" />
          </Option>
        </layer>
      </symbol>
    </symbols>
    <rotation />
    <sizescale />
  </renderer-v2>
</qgis>
