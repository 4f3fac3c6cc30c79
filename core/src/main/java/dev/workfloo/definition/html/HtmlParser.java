package dev.workfloo.definition.html;

import dev.workfloo.definition.html.HtmlTemplate.Piece;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads a template: HTML in which each element that has content is closed, and each attribute is in quotes. The elements html, head
 * and body may be left out; a style or a title may stand anywhere.
 */
final class HtmlParser {

    private static final int DEEPEST = 100;

    /** A long word, such as a number of an account, stays on the page. */
    private static final String USUAL_STYLE = "<style type=\"text/css\">body { word-wrap: break-word }</style>";

    private static final Set<String> FRAME = Set.of("html", "head", "body");

    private final HtmlText text;
    private final PagePieces html = new PagePieces();
    private final PagePieces head = new PagePieces();
    private final PagePieces bodyTag = new PagePieces();
    private final PagePieces body = new PagePieces();
    private final Deque<String> open = new ArrayDeque<>();
    private final Set<String> framed = new HashSet<>();

    HtmlParser(HtmlText text) {
        this.text = text;
    }

    List<Piece> page() {
        if (text.length() > HtmlTemplate.LONGEST) {
            throw text.mistake("must have at most " + HtmlTemplate.LONGEST + " characters");
        }
        if (text.isAmbiguous()) throw text.mistake("has a character that no page can show");
        text.skipSpace();
        if (text.skip("<!doctype")
                && !text.until(">", "<!DOCTYPE is never closed").strip().equalsIgnoreCase("html")) {
            throw text.mistake("only <!DOCTYPE html> is taken");
        }
        while (!text.isAtEnd()) {
            if (text.peek() == '<') markup();
            else character();
        }
        if (!open.isEmpty()) throw text.mistake("</" + open.peek() + "> is missing");
        return whole();
    }

    private List<Piece> whole() {
        PagePieces page = new PagePieces();
        page.markup("<html");
        page.add(html);
        page.markup("><head>" + USUAL_STYLE);
        page.add(head);
        page.markup("</head><body");
        page.add(bodyTag);
        page.markup(">");
        page.add(body);
        page.markup("</body></html>");
        return page.all();
    }

    private void character() {
        int begin = text.at();
        int character = text.character();
        boolean isBlank = character <= ' ';
        if ("head".equals(open.peek()) && !isBlank) throw text.mistake(begin, "no text stands in <head>");
        boolean isBetween = open.isEmpty() || FRAME.contains(open.peek());
        if (isBetween && isBlank && !"body".equals(open.peek()) && body.isEmpty()) return;
        if (character == HtmlText.PLACE) body.place(text.place(), PlaceContext.TEXT);
        else body.character(character);
    }

    private void markup() {
        int begin = text.at();
        if (text.skip("<!--")) {
            if (text.until("-->", "a comment is never closed: expected -->").indexOf(HtmlText.PLACE) >= 0) {
                throw text.mistake(begin, "a place cannot stand in a comment");
            }
        } else if (text.skip("</")) {
            close(begin);
        } else {
            text.skip("<");
            String name = text.name();
            if (name.isEmpty()) throw text.mistake(begin, "no element begins here: write &lt; for a <");
            HtmlVocabulary.refuse(name).ifPresent(why -> {
                throw text.mistake(begin, why);
            });
            open(name, begin);
        }
    }

    private void close(int begin) {
        String name = text.name();
        text.skipSpace();
        if (!text.skip(">")) throw text.mistake(begin, "</" + name + " is never closed: expected >");
        if (!name.equals(open.peek())) {
            String expected = open.isEmpty() ? "no element is open" : "expected </" + open.peek() + ">";
            throw text.mistake(begin, expected + ", found </" + name + ">");
        }
        open.pop();
        if (!FRAME.contains(name)) body.markup("</" + name + ">");
    }

    private void open(String name, int begin) {
        PagePieces tag = new PagePieces();
        boolean isClosed = new HtmlAttributes(text, name, tag).read();
        boolean isVoid = HtmlVocabulary.VOID.contains(name);
        if (isClosed && !isVoid) throw text.mistake(begin, "<" + name + "/> does not close it: write </" + name + ">");
        if (open.size() == DEEPEST) throw text.mistake(begin, "stands in more than " + DEEPEST + " elements");
        if (name.equals("meta")) return;
        if (name.equals("style")) style(tag, begin);
        else if (name.equals("title")) title(begin);
        else if (FRAME.contains(name)) frame(name, tag, begin);
        else element(name, tag, isVoid);
    }

    private void element(String name, PagePieces tag, boolean isVoid) {
        body.markup("<" + name);
        body.add(tag);
        body.markup(isVoid ? "/>" : ">");
        if (!isVoid) open.push(name);
    }

    private void frame(String name, PagePieces tag, int begin) {
        boolean isInPlace = open.isEmpty() || "html".equals(open.peek()) && !name.equals("html");
        if (!isInPlace || !framed.add(name)) throw text.mistake(begin, "<" + name + "> stands at the wrong place");
        if (name.equals("html")) html.add(tag);
        if (name.equals("body")) bodyTag.add(tag);
        open.push(name);
    }

    private void style(PagePieces tag, int begin) {
        String css = text.until("</style>", "</style> is missing");
        if (css.indexOf('<') >= 0) throw text.mistake(begin, "< does not stand in CSS");
        head.markup("<style type=\"text/css\">");
        new CssReader(text, css, false, head).read();
        head.markup("</style>");
    }

    private void title(int begin) {
        if (!framed.add("title")) throw text.mistake(begin, "another <title> stands before this one");
        head.markup("<title>");
        while (!text.skip("</title>")) {
            if (text.isAtEnd() || text.peek() == '<') throw text.mistake(begin, "</title> is missing");
            int character = text.character();
            if (character == HtmlText.PLACE) head.place(text.place(), PlaceContext.TEXT);
            else head.character(character);
        }
        head.markup("</title>");
    }
}
