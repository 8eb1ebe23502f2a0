"""Which rules of a style draw which features."""

from __future__ import annotations


def drawn_by(layer):
    """Labels of the rules that draw each feature."""
    from qgis.core import QgsExpressionContext, QgsExpressionContextUtils, QgsRenderContext

    renderer, context = layer.renderer(), QgsRenderContext()
    context.setExpressionContext(QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer)))
    renderer.startRender(context, layer.fields())
    found = []
    for feature in layer.getFeatures():
        context.expressionContext().setFeature(feature)
        keys = renderer.legendKeysForFeature(feature, context)
        found.append([rule.label() for rule in renderer.rootRule().children() if rule.ruleKey() in keys])
    renderer.stopRender(context)
    return found
