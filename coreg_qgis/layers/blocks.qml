<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="Symbology">
  <renderer-v2 symbollevels="0" forceraster="0" type="graduatedSymbol" attr="ABS_SHIFT" graduatedMethod="GraduatedColor" referencescale="-1" enableorderby="0">
    <ranges>
      <range lower="0" upper="1000000000" symbol="0" label="Shift" render="true" />
    </ranges>
    <symbols>
      <symbol name="0" alpha="1" clip_to_extent="1" type="fill" force_rhr="0">
        <layer class="SimpleFill" pass="0" enabled="1" locked="0">
          <Option type="Map">
            <Option name="color" type="QString" value="204,71,120,170" />
            <Option name="joinstyle" type="QString" value="bevel" />
            <Option name="outline_color" type="QString" value="255,255,255,140" />
            <Option name="outline_style" type="QString" value="solid" />
            <Option name="outline_width" type="QString" value="0.15" />
            <Option name="outline_width_unit" type="QString" value="MM" />
            <Option name="style" type="QString" value="solid" />
          </Option>
        </layer>
      </symbol>
    </symbols>
    <source-symbol>
      <symbol name="0" alpha="0.75" clip_to_extent="1" type="fill" force_rhr="0">
        <layer class="SimpleFill" pass="0" enabled="1" locked="0">
          <Option type="Map">
            <Option name="color" type="QString" value="204,71,120,255" />
            <Option name="joinstyle" type="QString" value="bevel" />
            <Option name="outline_color" type="QString" value="255,255,255,140" />
            <Option name="outline_style" type="QString" value="solid" />
            <Option name="outline_width" type="QString" value="0.15" />
            <Option name="outline_width_unit" type="QString" value="MM" />
            <Option name="style" type="QString" value="solid" />
          </Option>
        </layer>
        <layer class="LinePatternFill" pass="0" enabled="1" locked="0">
          <Option type="Map">
            <Option name="angle" type="QString" value="45" />
            <Option name="color" type="QString" value="0,0,0,150" />
            <Option name="distance" type="QString" value="2" />
            <Option name="distance_unit" type="QString" value="MM" />
            <Option name="line_width" type="QString" value="0.2" />
            <Option name="line_width_unit" type="QString" value="MM" />
          </Option>
          <data_defined_properties>
            <Option type="Map">
              <Option name="name" type="QString" value="" />
              <Option name="properties" type="Map">
                <Option name="enabled" type="Map">
                  <Option name="active" type="bool" value="true" />
                  <Option name="expression" type="QString" value="&quot;FILLED&quot; = 1" />
                  <Option name="type" type="int" value="3" />
                </Option>
              </Option>
              <Option name="type" type="QString" value="collection" />
            </Option>
          </data_defined_properties>
          <symbol name="@0@1" alpha="1" clip_to_extent="1" type="line" force_rhr="0">
            <layer class="SimpleLine" pass="0" enabled="1" locked="0">
              <Option type="Map">
                <Option name="line_color" type="QString" value="0,0,0,150" />
                <Option name="line_style" type="QString" value="solid" />
                <Option name="line_width" type="QString" value="0.2" />
                <Option name="line_width_unit" type="QString" value="MM" />
              </Option>
            </layer>
          </symbol>
        </layer>
      </symbol>
    </source-symbol>
    <colorramp type="gradient" name="[source]">
      <Option type="Map">
        <Option name="color1" type="QString" value="13,8,135,255" />
        <Option name="color2" type="QString" value="240,249,33,255" />
        <Option name="discrete" type="QString" value="0" />
        <Option name="rampType" type="QString" value="gradient" />
        <Option name="stops" type="QString" value="0.25;126,3,168,255:0.5;204,71,120,255:0.75;248,149,64,255" />
      </Option>
    </colorramp>
    <rotation />
    <sizescale />
  </renderer-v2>
</qgis>
