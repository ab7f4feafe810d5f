"""The order in which the schema of Word and of its charts wants children; Word repairs or refuses a file that has another."""

ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs suppressAutoHyphens bidi spacing ind jc outlineLvl rPr sectPr",
    "rPr": "rStyle rFonts b bCs strike color sz szCs u vertAlign rtl lang",
    "tblPr": "tblStyle bidiVisual tblW jc tblInd tblBorders tblLayout tblCellMar tblLook tblCaption tblDescription",
    "tcPr": "tcW gridSpan vMerge tcBorders shd noWrap tcMar vAlign",
    "tcBorders": "top left bottom right insideH insideV",
    "tcMar": "top left bottom right",
    "pBdr": "top left bottom right between",
    "trPr": "cantSplit trHeight tblHeader",
    "sectPr": "headerReference footerReference footnotePr type pgSz pgMar pgNumType cols titlePg bidi",
    "sdtPr": "rPr alias tag id lock placeholder showingPlcHdr docPartObj text dropDownList",
    "sdt": "sdtPr sdtContent",
    "tbl": "tblPr tblGrid tr",
    "style": "name basedOn next link uiPriority semiHidden qFormat pPr rPr tblPr tcPr tblStylePr",
    "settings": "zoom mirrorMargins defaultTabStop autoHyphenation characterSpacingControl footnotePr compat docVars themeFontLang decimalSymbol listSeparator",
    "chartSpace": "date1904 lang roundedCorners chart spPr txPr externalData",
    "chart": "autoTitleDeleted plotArea legend plotVisOnly dispBlanksAs",
    "plotArea": "layout barChart catAx valAx",
    "barChart": "barDir grouping varyColors ser gapWidth overlap axId",
    "ser": "idx order tx spPr invertIfNegative dPt dLbls cat val",
    "dPt": "idx invertIfNegative bubble3D spPr",
    "dLbls": "dLbl delete numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent showBubbleSize",
    "dLbl": "idx delete numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent showBubbleSize",
    "scaling": "orientation max min",
    "catAx": "axId scaling delete axPos title numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx crosses auto lblAlgn lblOffset noMultiLvlLbl",
    "valAx": "axId scaling delete axPos majorGridlines title numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx crosses crossBetween",
    "legend": "legendPos legendEntry overlay txPr",
}


def local(element):
    return element.tag.rpartition("}")[2]


def misplaced(root):
    """Return what stands in another order than the schema's, or is not expected where it stands."""
    found = []
    for element in root.iter():
        order = ORDER.get(local(element), "").split() if "drawingml/2006/main" not in element.tag else []
        names = [local(child) for child in element]
        if order and (set(names) - set(order) or names != sorted(names, key=order.index)):
            found.append((local(element), names))
    return found
