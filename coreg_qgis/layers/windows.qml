<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="Symbology">
  <renderer-v2 symbollevels="0" forceraster="0" type="RuleRenderer" referencescale="-1" enableorderby="0">
    <rules key="{c5a2d3b7-72de-429e-990a-0948d11046ea}">
      <rule label="Not measured" filter="&quot;OUTLIER&quot; IS NULL" symbol="0" key="{7d15a299-3957-4e44-982d-f8006ef3fa92}" />
      <rule label="Outlier, not used" filter="&quot;OUTLIER&quot; = 1" symbol="1" key="{37798953-abf5-4617-852d-dabe9b41d526}" />
      <rule label="Reliability 90 to 100" filter="&quot;OUTLIER&quot; = 0 AND coalesce(attribute($currentfeature, 'RELIABILITY'), attribute($currentfeature, 'RELIABIL'), 0) &gt;= 90" symbol="2" key="{91a4089e-2d7d-405f-b759-20ed141efa37}" />
      <rule label="Reliability 75 to 90" filter="&quot;OUTLIER&quot; = 0 AND coalesce(attribute($currentfeature, 'RELIABILITY'), attribute($currentfeature, 'RELIABIL'), 0) &gt;= 75 AND coalesce(attribute($currentfeature, 'RELIABILITY'), attribute($currentfeature, 'RELIABIL'), 0) &lt; 90" symbol="3" key="{81df8b30-fc22-4f8f-bc24-0dcf855e9d9e}" />
      <rule label="Reliability 50 to 75" filter="&quot;OUTLIER&quot; = 0 AND coalesce(attribute($currentfeature, 'RELIABILITY'), attribute($currentfeature, 'RELIABIL'), 0) &gt;= 50 AND coalesce(attribute($currentfeature, 'RELIABILITY'), attribute($currentfeature, 'RELIABIL'), 0) &lt; 75" symbol="4" key="{d4dba89a-742b-4e89-844a-91283c6a9308}" />
      <rule label="Reliability under 50" filter="&quot;OUTLIER&quot; = 0 AND coalesce(attribute($currentfeature, 'RELIABILITY'), attribute($currentfeature, 'RELIABIL'), 0) &lt; 50" symbol="5" key="{b542c969-671b-4fa5-8862-af978b3026be}" />
    </rules>
    <symbols>
      <symbol name="0" alpha="1" clip_to_extent="1" type="fill" force_rhr="0">
        <layer class="SimpleFill" pass="0" enabled="1" locked="0">
          <Option type="Map">
            <Option name="color" type="QString" value="189,189,189,18" />
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
            <Option name="line_color" type="QString" value="0,0,0,190" />
            <Option name="line_style" type="QString" value="solid" />
            <Option name="line_width" type="QString" value="1.2" />
            <Option name="line_width_unit" type="QString" value="MM" />
          </Option>
        </layer>
        <layer class="SimpleLine" pass="0" enabled="1" locked="0">
          <Option type="Map">
            <Option name="capstyle" type="QString" value="square" />
            <Option name="joinstyle" type="QString" value="miter" />
            <Option name="line_color" type="QString" value="189,189,189,255" />
            <Option name="line_style" type="QString" value="dash" />
            <Option name="line_width" type="QString" value="0.7" />
            <Option name="line_width_unit" type="QString" value="MM" />
          </Option>
        </layer>
      </symbol>
      <symbol name="1" alpha="1" clip_to_extent="1" type="fill" force_rhr="0">
        <layer class="SimpleFill" pass="0" enabled="1" locked="0">
          <Option type="Map">
            <Option name="color" type="QString" value="189,189,189,18" />
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
            <Option name="line_color" type="QString" value="0,0,0,190" />
            <Option name="line_style" type="QString" value="solid" />
            <Option name="line_width" type="QString" value="1.2" />
            <Option name="line_width_unit" type="QString" value="MM" />
          </Option>
        </layer>
        <layer class="SimpleLine" pass="0" enabled="1" locked="0">
          <Option type="Map">
            <Option name="capstyle" type="QString" value="square" />
            <Option name="joinstyle" type="QString" value="miter" />
            <Option name="line_color" type="QString" value="189,189,189,255" />
            <Option name="line_style" type="QString" value="solid" />
            <Option name="line_width" type="QString" value="0.7" />
            <Option name="line_width_unit" type="QString" value="MM" />
          </Option>
        </layer>
      </symbol>
      <symbol name="2" alpha="1" clip_to_extent="1" type="fill" force_rhr="0">
        <layer class="SimpleFill" pass="0" enabled="1" locked="0">
          <Option type="Map">
            <Option name="color" type="QString" value="253,231,37,18" />
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
            <Option name="line_color" type="QString" value="0,0,0,190" />
            <Option name="line_style" type="QString" value="solid" />
            <Option name="line_width" type="QString" value="1.2" />
            <Option name="line_width_unit" type="QString" value="MM" />
          </Option>
        </layer>
        <layer class="SimpleLine" pass="0" enabled="1" locked="0">
          <Option type="Map">
            <Option name="capstyle" type="QString" value="square" />
            <Option name="joinstyle" type="QString" value="miter" />
            <Option name="line_color" type="QString" value="253,231,37,255" />
            <Option name="line_style" type="QString" value="solid" />
            <Option name="line_width" type="QString" value="0.7" />
            <Option name="line_width_unit" type="QString" value="MM" />
          </Option>
        </layer>
      </symbol>
      <symbol name="3" alpha="1" clip_to_extent="1" type="fill" force_rhr="0">
        <layer class="SimpleFill" pass="0" enabled="1" locked="0">
          <Option type="Map">
            <Option name="color" type="QString" value="94,201,98,18" />
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
            <Option name="line_color" type="QString" value="0,0,0,190" />
            <Option name="line_style" type="QString" value="solid" />
            <Option name="line_width" type="QString" value="1.2" />
            <Option name="line_width_unit" type="QString" value="MM" />
          </Option>
        </layer>
        <layer class="SimpleLine" pass="0" enabled="1" locked="0">
          <Option type="Map">
            <Option name="capstyle" type="QString" value="square" />
            <Option name="joinstyle" type="QString" value="miter" />
            <Option name="line_color" type="QString" value="94,201,98,255" />
            <Option name="line_style" type="QString" value="solid" />
            <Option name="line_width" type="QString" value="0.7" />
            <Option name="line_width_unit" type="QString" value="MM" />
          </Option>
        </layer>
      </symbol>
      <symbol name="4" alpha="1" clip_to_extent="1" type="fill" force_rhr="0">
        <layer class="SimpleFill" pass="0" enabled="1" locked="0">
          <Option type="Map">
            <Option name="color" type="QString" value="33,145,140,18" />
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
            <Option name="line_color" type="QString" value="0,0,0,190" />
            <Option name="line_style" type="QString" value="solid" />
            <Option name="line_width" type="QString" value="1.2" />
            <Option name="line_width_unit" type="QString" value="MM" />
          </Option>
        </layer>
        <layer class="SimpleLine" pass="0" enabled="1" locked="0">
          <Option type="Map">
            <Option name="capstyle" type="QString" value="square" />
            <Option name="joinstyle" type="QString" value="miter" />
            <Option name="line_color" type="QString" value="33,145,140,255" />
            <Option name="line_style" type="QString" value="solid" />
            <Option name="line_width" type="QString" value="0.7" />
            <Option name="line_width_unit" type="QString" value="MM" />
          </Option>
        </layer>
      </symbol>
      <symbol name="5" alpha="1" clip_to_extent="1" type="fill" force_rhr="0">
        <layer class="SimpleFill" pass="0" enabled="1" locked="0">
          <Option type="Map">
            <Option name="color" type="QString" value="68,57,131,18" />
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
            <Option name="line_color" type="QString" value="255,255,255,220" />
            <Option name="line_style" type="QString" value="solid" />
            <Option name="line_width" type="QString" value="1.2" />
            <Option name="line_width_unit" type="QString" value="MM" />
          </Option>
        </layer>
        <layer class="SimpleLine" pass="0" enabled="1" locked="0">
          <Option type="Map">
            <Option name="capstyle" type="QString" value="square" />
            <Option name="joinstyle" type="QString" value="miter" />
            <Option name="line_color" type="QString" value="68,57,131,255" />
            <Option name="line_style" type="QString" value="solid" />
            <Option name="line_width" type="QString" value="0.7" />
            <Option name="line_width_unit" type="QString" value="MM" />
          </Option>
        </layer>
      </symbol>
    </symbols>
  </renderer-v2>
</qgis>
