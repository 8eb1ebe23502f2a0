<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="Symbology">
  <renderer-v2 symbollevels="0" forceraster="0" type="RuleRenderer" referencescale="-1" enableorderby="0">
    <rules key="{4b6f0c52-3c1e-4d5a-9a4f-8f2f6d1c7b10}">
      <rule label="Not measured" filter="&quot;OUTLIER&quot; IS NULL" symbol="0" key="{0c9f9f5e-5a0e-4b0b-8a7e-3d8d0c8e4f21}" />
      <rule label="Outlier, not used" filter="&quot;OUTLIER&quot; = 1" symbol="1" key="{b7d1a3f6-9d52-4f0c-8c93-6a1e2b7f5c32}" />
      <rule label="Shift" filter="&quot;OUTLIER&quot; = 0" symbol="2" key="{e2a84c1d-7f36-4c7b-b5d8-1f9c3a6e8d43}" />
    </rules>
    <symbols>
      <symbol name="0" alpha="1" clip_to_extent="1" type="marker" force_rhr="0">
        <layer class="SimpleMarker" pass="0" enabled="1" locked="0">
          <Option type="Map">
            <Option name="color" type="QString" value="255,255,255,120" />
            <Option name="joinstyle" type="QString" value="bevel" />
            <Option name="name" type="QString" value="circle" />
            <Option name="outline_color" type="QString" value="0,0,0,110" />
            <Option name="outline_style" type="QString" value="solid" />
            <Option name="outline_width" type="QString" value="0.15" />
            <Option name="outline_width_unit" type="QString" value="MM" />
            <Option name="size" type="QString" value="0.9" />
            <Option name="size_unit" type="QString" value="MM" />
          </Option>
        </layer>
      </symbol>
      <symbol name="1" alpha="1" clip_to_extent="1" type="marker" force_rhr="0">
        <layer class="SimpleMarker" pass="0" enabled="1" locked="0">
          <Option type="Map">
            <Option name="color" type="QString" value="255,255,255,0" />
            <Option name="joinstyle" type="QString" value="bevel" />
            <Option name="name" type="QString" value="cross2" />
            <Option name="outline_color" type="QString" value="0,0,0,170" />
            <Option name="outline_style" type="QString" value="solid" />
            <Option name="outline_width" type="QString" value="1.1" />
            <Option name="outline_width_unit" type="QString" value="MM" />
            <Option name="size" type="QString" value="2.1" />
            <Option name="size_unit" type="QString" value="MM" />
          </Option>
        </layer>
        <layer class="SimpleMarker" pass="0" enabled="1" locked="0">
          <Option type="Map">
            <Option name="color" type="QString" value="255,255,255,0" />
            <Option name="joinstyle" type="QString" value="bevel" />
            <Option name="name" type="QString" value="cross2" />
            <Option name="outline_color" type="QString" value="189,189,189,255" />
            <Option name="outline_style" type="QString" value="solid" />
            <Option name="outline_width" type="QString" value="0.55" />
            <Option name="outline_width_unit" type="QString" value="MM" />
            <Option name="size" type="QString" value="2.1" />
            <Option name="size_unit" type="QString" value="MM" />
          </Option>
        </layer>
      </symbol>
      <symbol name="2" alpha="1" clip_to_extent="1" type="marker" force_rhr="0">
        <layer class="SimpleMarker" pass="0" enabled="1" locked="0">
          <Option type="Map">
            <Option name="color" type="QString" value="204,71,120,255" />
            <Option name="joinstyle" type="QString" value="bevel" />
            <Option name="name" type="QString" value="circle" />
            <Option name="outline_color" type="QString" value="0,0,0,200" />
            <Option name="outline_style" type="QString" value="solid" />
            <Option name="outline_width" type="QString" value="0.2" />
            <Option name="outline_width_unit" type="QString" value="MM" />
            <Option name="size" type="QString" value="2.3" />
            <Option name="size_unit" type="QString" value="MM" />
          </Option>
        </layer>
      </symbol>
    </symbols>
  </renderer-v2>
</qgis>
