package dev.workfloo.definition.html;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What a page may be made of: elements and attributes that show something and load nothing. */
final class HtmlVocabulary {

    /** They have no content, and are not closed. */
    static final Set<String> VOID = Set.of("br", "hr", "img", "col", "meta", "wbr");

    private static final Set<String> ELEMENTS =
            Set.copyOf(Arrays.asList(("html head body title style meta br hr img wbr a abbr "
                            + "address article aside b bdi bdo big blockquote caption cite code col colgroup dd del dfn div dl dt em "
                            + "figcaption figure footer h1 h2 h3 h4 h5 h6 header i ins kbd li main mark nav ol p pre q s samp section "
                            + "small span strike strong sub sup table tbody td tfoot th thead time tr tt u ul var")
                    .split(" ")));

    private static final Set<String> FREE = Set.of("class", "id", "title", "alt", "lang");

    private static final Pattern MEASURE = Pattern.compile("[0-9]{1,4}%?");
    private static final Set<String> MEASURES =
            Set.of("width", "height", "border", "cellpadding", "cellspacing", "colspan", "rowspan", "span", "start");

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9]{1,20}");
    private static final Set<String> WORDS = Set.of("align", "valign", "dir", "type");

    private static final Pattern LINK = Pattern.compile("(?:https?://|mailto:|tel:|#).*", Pattern.CASE_INSENSITIVE);

    /** What many write, and what is so anyway. */
    private static final Set<String> MATTER_OF_COURSE = Set.of(
            "style type text/css", "style media all", "style media print", "html xmlns http://www.w3.org/1999/xhtml");

    private HtmlVocabulary() {}

    /** Why there is no such element in a page. */
    static Optional<String> refuse(String element) {
        return ELEMENTS.contains(element)
                ? Optional.empty()
                : Optional.of("<" + element + "> is not taken in a PDF: it has " + new TreeSet<>(ELEMENTS));
    }

    /** Whether a place may stand in it. */
    static boolean takesPlaces(String attribute) {
        return FREE.contains(attribute) || attribute.equals("style");
    }

    /** Whether this attribute may as well be left out. */
    static boolean isMatterOfCourse(String element, String attribute, String value) {
        return MATTER_OF_COURSE.contains(element + " " + attribute + " " + value.strip());
    }

    /** Why an element cannot have this attribute; a value in which a place may stand is not looked at. */
    static Optional<String> refuse(String element, String attribute, String value) {
        boolean isGood = switch (attribute) {
            case "src" -> element.equals("img") && DataAddress.isImage(value.strip());
            case "href" -> element.equals("a") && LINK.matcher(value.strip()).matches();
            default ->
                element.equals("meta")
                        || takesPlaces(attribute)
                        || MEASURES.contains(attribute)
                                && MEASURE.matcher(value).matches()
                        || WORDS.contains(attribute) && WORD.matcher(value).matches();
        };
        return isGood ? Optional.empty() : Optional.of(reason(element, attribute));
    }

    private static String reason(String element, String attribute) {
        if (attribute.equals("src") && element.equals("img")) return "src of an image is " + DataAddress.FORM;
        if (attribute.equals("href") && element.equals("a"))
            return "href begins with https://, http://, mailto:, tel: or #";
        if (MEASURES.contains(attribute)) return attribute + " is a number of at most four digits: write CSS for more";
        return "<" + element + "> takes no attribute " + attribute + " here: it may have " + new TreeSet<>(FREE)
                + ", style and a few of CSS's";
    }
}
