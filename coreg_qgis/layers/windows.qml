<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="Symbology">
  <renderer-v2 referencescale="-1" enableorderby="0" type="RuleRenderer" forceraster="0" symbollevels="0">
    <rules key="{d9d79295-d25a-404e-a234-751ff898aecb}">
      <rule label="Not measured" symbol="0" key="{535e4b5e-53f5-4dd0-9510-dc6b83e13cca}" filter="&quot;OUTLIER&quot; IS NULL" />
      <rule label="Outlier, not used" symbol="1" key="{2484385a-57f8-496d-94a7-dd19c80f299a}" filter="&quot;OUTLIER&quot; = 1" />
      <rule label="Reliability 90 to 100" symbol="2" key="{aa0dff08-54d5-423e-b07d-04d8662cbb48}" filter="&quot;OUTLIER&quot; = 0 AND coalesce(attribute($currentfeature, 'RELIABILITY'), attribute($currentfeature, 'RELIABIL'), 0) &gt;= 90" />
      <rule label="Reliability 75 to 90" symbol="3" key="{db3197ad-bc6d-4984-a4ff-1315cea7ad37}" filter="&quot;OUTLIER&quot; = 0 AND coalesce(attribute($currentfeature, 'RELIABILITY'), attribute($currentfeature, 'RELIABIL'), 0) &gt;= 75 AND coalesce(attribute($currentfeature, 'RELIABILITY'), attribute($currentfeature, 'RELIABIL'), 0) &lt; 90" />
      <rule label="Reliability 50 to 75" symbol="4" key="{232ea4c4-74d0-4150-a430-5cef85e60d57}" filter="&quot;OUTLIER&quot; = 0 AND coalesce(attribute($currentfeature, 'RELIABILITY'), attribute($currentfeature, 'RELIABIL'), 0) &gt;= 50 AND coalesce(attribute($currentfeature, 'RELIABILITY'), attribute($currentfeature, 'RELIABIL'), 0) &lt; 75" />
      <rule label="Reliability under 50" symbol="5" key="{0ef5b265-f33c-4380-a228-1468e63359cc}" filter="&quot;OUTLIER&quot; = 0 AND coalesce(attribute($currentfeature, 'RELIABILITY'), attribute($currentfeature, 'RELIABIL'), 0) &lt; 50" />
    </rules>
    <symbols>
      <symbol name="0" type="fill" clip_to_extent="1" alpha="1" force_rhr="0">
        <layer class="SimpleFill" pass="0" locked="0" enabled="1">
          <Option type="Map">
            <Option name="color" type="QString" value="189,189,189,40" />
            <Option name="joinstyle" type="QString" value="bevel" />
            <Option name="outline_color" type="QString" value="35,35,35,255" />
            <Option name="outline_style" type="QString" value="no" />
            <Option name="outline_width" type="QString" value="0.26" />
            <Option name="outline_width_unit" type="QString" value="MM" />
            <Option name="style" type="QString" value="solid" />
          </Option>
        </layer>
        <layer class="SimpleLine" pass="0" locked="0" enabled="1">
          <Option type="Map">
            <Option name="capstyle" type="QString" value="square" />
            <Option name="joinstyle" type="QString" value="miter" />
            <Option name="line_color" type="QString" value="0,0,0,190" />
            <Option name="line_style" type="QString" value="solid" />
            <Option name="line_width" type="QString" value="1.2" />
            <Option name="line_width_unit" type="QString" value="MM" />
          </Option>
        </layer>
        <layer class="SimpleLine" pass="0" locked="0" enabled="1">
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
      <symbol name="1" type="fill" clip_to_extent="1" alpha="1" force_rhr="0">
        <layer class="SimpleFill" pass="0" locked="0" enabled="1">
          <Option type="Map">
            <Option name="color" type="QString" value="189,189,189,40" />
            <Option name="joinstyle" type="QString" value="bevel" />
            <Option name="outline_color" type="QString" value="35,35,35,255" />
            <Option name="outline_style" type="QString" value="no" />
            <Option name="outline_width" type="QString" value="0.26" />
            <Option name="outline_width_unit" type="QString" value="MM" />
            <Option name="style" type="QString" value="solid" />
          </Option>
        </layer>
        <layer class="SimpleLine" pass="0" locked="0" enabled="1">
          <Option type="Map">
            <Option name="capstyle" type="QString" value="square" />
            <Option name="joinstyle" type="QString" value="miter" />
            <Option name="line_color" type="QString" value="0,0,0,190" />
            <Option name="line_style" type="QString" value="solid" />
            <Option name="line_width" type="QString" value="1.2" />
            <Option name="line_width_unit" type="QString" value="MM" />
          </Option>
        </layer>
        <layer class="SimpleLine" pass="0" locked="0" enabled="1">
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
      <symbol name="2" type="fill" clip_to_extent="1" alpha="1" force_rhr="0">
        <layer class="SimpleFill" pass="0" locked="0" enabled="1">
          <Option type="Map">
            <Option name="color" type="QString" value="253,231,37,40" />
            <Option name="joinstyle" type="QString" value="bevel" />
            <Option name="outline_color" type="QString" value="35,35,35,255" />
            <Option name="outline_style" type="QString" value="no" />
            <Option name="outline_width" type="QString" value="0.26" />
            <Option name="outline_width_unit" type="QString" value="MM" />
            <Option name="style" type="QString" value="solid" />
          </Option>
        </layer>
        <layer class="SimpleLine" pass="0" locked="0" enabled="1">
          <Option type="Map">
            <Option name="capstyle" type="QString" value="square" />
            <Option name="joinstyle" type="QString" value="miter" />
            <Option name="line_color" type="QString" value="0,0,0,190" />
            <Option name="line_style" type="QString" value="solid" />
            <Option name="line_width" type="QString" value="1.2" />
            <Option name="line_width_unit" type="QString" value="MM" />
          </Option>
        </layer>
        <layer class="SimpleLine" pass="0" locked="0" enabled="1">
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
      <symbol name="3" type="fill" clip_to_extent="1" alpha="1" force_rhr="0">
        <layer class="SimpleFill" pass="0" locked="0" enabled="1">
          <Option type="Map">
            <Option name="color" type="QString" value="94,201,98,40" />
            <Option name="joinstyle" type="QString" value="bevel" />
            <Option name="outline_color" type="QString" value="35,35,35,255" />
            <Option name="outline_style" type="QString" value="no" />
            <Option name="outline_width" type="QString" value="0.26" />
            <Option name="outline_width_unit" type="QString" value="MM" />
            <Option name="style" type="QString" value="solid" />
          </Option>
        </layer>
        <layer class="SimpleLine" pass="0" locked="0" enabled="1">
          <Option type="Map">
            <Option name="capstyle" type="QString" value="square" />
            <Option name="joinstyle" type="QString" value="miter" />
            <Option name="line_color" type="QString" value="0,0,0,190" />
            <Option name="line_style" type="QString" value="solid" />
            <Option name="line_width" type="QString" value="1.2" />
            <Option name="line_width_unit" type="QString" value="MM" />
          </Option>
        </layer>
        <layer class="SimpleLine" pass="0" locked="0" enabled="1">
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
      <symbol name="4" type="fill" clip_to_extent="1" alpha="1" force_rhr="0">
        <layer class="SimpleFill" pass="0" locked="0" enabled="1">
          <Option type="Map">
            <Option name="color" type="QString" value="33,145,140,40" />
            <Option name="joinstyle" type="QString" value="bevel" />
            <Option name="outline_color" type="QString" value="35,35,35,255" />
            <Option name="outline_style" type="QString" value="no" />
            <Option name="outline_width" type="QString" value="0.26" />
            <Option name="outline_width_unit" type="QString" value="MM" />
            <Option name="style" type="QString" value="solid" />
          </Option>
        </layer>
        <layer class="SimpleLine" pass="0" locked="0" enabled="1">
          <Option type="Map">
            <Option name="capstyle" type="QString" value="square" />
            <Option name="joinstyle" type="QString" value="miter" />
            <Option name="line_color" type="QString" value="0,0,0,190" />
            <Option name="line_style" type="QString" value="solid" />
            <Option name="line_width" type="QString" value="1.2" />
            <Option name="line_width_unit" type="QString" value="MM" />
          </Option>
        </layer>
        <layer class="SimpleLine" pass="0" locked="0" enabled="1">
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
      <symbol name="5" type="fill" clip_to_extent="1" alpha="1" force_rhr="0">
        <layer class="SimpleFill" pass="0" locked="0" enabled="1">
          <Option type="Map">
            <Option name="color" type="QString" value="68,57,131,40" />
            <Option name="joinstyle" type="QString" value="bevel" />
            <Option name="outline_color" type="QString" value="35,35,35,255" />
            <Option name="outline_style" type="QString" value="no" />
            <Option name="outline_width" type="QString" value="0.26" />
            <Option name="outline_width_unit" type="QString" value="MM" />
            <Option name="style" type="QString" value="solid" />
          </Option>
        </layer>
        <layer class="SimpleLine" pass="0" locked="0" enabled="1">
          <Option type="Map">
            <Option name="capstyle" type="QString" value="square" />
            <Option name="joinstyle" type="QString" value="miter" />
            <Option name="line_color" type="QString" value="255,255,255,220" />
            <Option name="line_style" type="QString" value="solid" />
            <Option name="line_width" type="QString" value="1.2" />
            <Option name="line_width_unit" type="QString" value="MM" />
          </Option>
        </layer>
        <layer class="SimpleLine" pass="0" locked="0" enabled="1">
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
