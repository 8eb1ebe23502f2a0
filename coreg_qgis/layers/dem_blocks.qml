<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="Symbology|Labeling" labelsEnabled="1">
  <renderer-v2 symbollevels="0" forceraster="0" type="graduatedSymbol" attr="sqrt(&quot;SHIFT_X&quot; ^ 2 + &quot;SHIFT_Y&quot; ^ 2)" graduatedMethod="GraduatedColor" referencescale="-1" enableorderby="0">
    <ranges>
      <range lower="-1000000000" upper="1000000000" symbol="0" label="Shift" render="true" />
    </ranges>
    <symbols>
      <symbol name="0" alpha="0.75" clip_to_extent="1" type="fill" force_rhr="0">
        <layer class="SimpleFill" pass="0" enabled="1" locked="0">
          <Option type="Map">
            <Option name="color" type="QString" value="33,145,140,255" />
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
        <layer class="GeometryGenerator" pass="0" enabled="1" locked="0">
          <Option type="Map">
            <Option name="SymbolType" type="QString" value="Fill" />
            <Option name="geometryModifier" type="QString" value="buffer($geometry, -coalesce(@coreg_block_margin, 0))" />
            <Option name="units" type="QString" value="MapUnit" />
          </Option>
          <symbol name="@0@0" alpha="1" clip_to_extent="1" type="fill" force_rhr="0">
            <layer class="SimpleFill" pass="0" enabled="1" locked="0">
              <Option type="Map">
                <Option name="color" type="QString" value="33,145,140,255" />
                <Option name="joinstyle" type="QString" value="miter" />
                <Option name="outline_color" type="QString" value="255,255,255,140" />
                <Option name="outline_style" type="QString" value="solid" />
                <Option name="outline_width" type="QString" value="0.15" />
                <Option name="outline_width_unit" type="QString" value="MM" />
                <Option name="style" type="QString" value="solid" />
              </Option>
            </layer>
            <layer class="LinePatternFill" pass="0" enabled="1" locked="1">
              <Option type="Map">
                <Option name="angle" type="QString" value="45" />
                <Option name="color" type="QString" value="0,0,0,190" />
                <Option name="distance" type="QString" value="2" />
                <Option name="distance_unit" type="QString" value="MM" />
                <Option name="line_width" type="QString" value="0.25" />
                <Option name="line_width_unit" type="QString" value="MM" />
              </Option>
              <data_defined_properties>
                <Option type="Map">
                  <Option name="name" type="QString" value="" />
                  <Option name="properties" type="Map">
                    <Option name="enabled" type="Map">
                      <Option name="active" type="bool" value="true" />
                      <Option name="expression" type="QString" value="&quot;STATUS&quot; &lt;&gt; 'ok'" />
                      <Option name="type" type="int" value="3" />
                    </Option>
                  </Option>
                  <Option name="type" type="QString" value="collection" />
                </Option>
              </data_defined_properties>
              <symbol name="@@0@0@1" alpha="1" clip_to_extent="1" type="line" force_rhr="0">
                <layer class="SimpleLine" pass="0" enabled="1" locked="0">
                  <Option type="Map">
                    <Option name="line_color" type="QString" value="0,0,0,190" />
                    <Option name="line_style" type="QString" value="solid" />
                    <Option name="line_width" type="QString" value="0.25" />
                    <Option name="line_width_unit" type="QString" value="MM" />
                  </Option>
                </layer>
              </symbol>
            </layer>
          </symbol>
        </layer>
      </symbol>
    </source-symbol>
    <colorramp type="gradient" name="[source]">
      <Option type="Map">
        <Option name="color1" type="QString" value="68,1,84,255" />
        <Option name="color2" type="QString" value="253,231,37,255" />
        <Option name="discrete" type="QString" value="0" />
        <Option name="rampType" type="QString" value="gradient" />
        <Option name="stops" type="QString" value="0.25;59,82,139,255:0.5;33,145,140,255:0.75;94,201,98,255" />
      </Option>
    </colorramp>
    <rotation />
    <sizescale />
  </renderer-v2>
  <labeling type="simple">
    <settings calloutType="simple">
      <text-style fieldName="&quot;STATUS&quot;" isExpression="1" fontFamily="Open Sans" namedStyle="Bold" fontWeight="75" fontSize="8" fontSizeUnit="Point" textColor="0,0,0,255" textOpacity="1" multilineHeight="0.9" blendMode="0">
        <text-buffer bufferDraw="1" bufferSize="0.8" bufferSizeUnits="MM" bufferColor="255,255,255,255" bufferOpacity="0.85" bufferJoinStyle="128" bufferNoFill="0" bufferBlendMode="0" />
      </text-style>
      <text-format multilineAlign="1" wrapChar="" autoWrapLength="0" decimals="3" formatNumbers="0" plussign="0" />
      <placement placement="1" centroidWhole="1" centroidInside="0" quadOffset="7" xOffset="0" yOffset="0" dist="0" priority="5" fitInPolygonOnly="0" />
      <rendering obstacle="0" displayAll="0" drawLabels="1" scaleVisibility="0" upsidedownLabels="0" limitNumLabels="0" mergeLines="0" minFeatureSize="7" />
    </settings>
  </labeling>
</qgis>
