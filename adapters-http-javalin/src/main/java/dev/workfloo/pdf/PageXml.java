package dev.workfloo.pdf;

import java.io.IOException;
import java.io.StringReader;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** A page as a tree. */
final class PageXml {

    private static final String NO_DTD = "http://apache.org/xml/features/disallow-doctype-decl";

    private PageXml() {}

    /** Without a DTD there are no entities, and nothing outside that it could name. */
    static Document parse(String xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature(NO_DTD, true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            return builder.parse(new InputSource(new StringReader(xml)));
        } catch (SAXException e) {
            throw new PageRefused("it is not well formed");
        } catch (ParserConfigurationException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Puts something visible in the place of each character that the font lacks. */
    static void show(Node node, FontCoverage font, Set<Integer> missing) {
        if (node.getNodeType() == Node.TEXT_NODE) {
            Node parent = node.getParentNode();
            boolean isCss = parent != null && "style".equals(parent.getNodeName());
            node.setNodeValue(shown(node, isCss, font, missing));
        }
        if (node instanceof Element element) {
            NamedNodeMap attributes = element.getAttributes();
            for (int i = 0; i < attributes.getLength(); i++) {
                Node attribute = attributes.item(i);
                boolean isCss = "style".equals(attribute.getNodeName());
                attribute.setNodeValue(shown(attribute, isCss, font, missing));
            }
        }
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            show(child, font, missing);
        }
    }

    private static String shown(Node node, boolean isCss, FontCoverage font, Set<Integer> missing) {
        String text = String.valueOf(node.getNodeValue());
        return isCss ? font.shownCss(text, missing) : font.shown(text, missing);
    }
}
