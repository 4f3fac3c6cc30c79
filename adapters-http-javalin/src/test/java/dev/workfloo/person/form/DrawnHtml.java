package dev.workfloo.person.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page as a browser without scripts reads it: what would be posted, and what can be seen. */
final class DrawnHtml {

    /** Of a tag: a {@code >} in quotes does not end it. */
    private static final String REST = "\\b(?:[^\">]|\"[^\"]*\")*>";

    private static final Pattern CONTROL = Pattern.compile(
            "<input" + REST + "|<textarea" + REST + "(.*?)</textarea>|<select" + REST + "(.*?)</select>",
            Pattern.DOTALL);
    private static final Pattern OPTION = Pattern.compile("<option" + REST);

    private final String html;
    private final Map<String, List<String>> fields = new LinkedHashMap<>();

    private DrawnHtml(String html) {
        this.html = html;
        Matcher control = CONTROL.matcher(answers());
        while (control.find()) read(control.group(), control.group(1), control.group(2));
    }

    static DrawnHtml of(String html) {
        return new DrawnHtml(html);
    }

    /** The form of the step; of a page that has none, the whole. */
    private String answers() {
        int start = html.indexOf("<form id=\"answers\"");
        return start < 0 ? html : html.substring(start, html.indexOf("</form>", start));
    }

    private void read(String control, String text, String options) {
        String name = attribute(control, "name");
        String type = attribute(control, "type");
        if (type.equals("file")) return;
        if (type.equals("radio") && !control.contains(" checked")) return;
        String value = attribute(control, "value");
        if (text != null) value = unescaped(text.startsWith("\n") ? text.substring(1) : text);
        if (options != null) {
            value = OPTION.matcher(options)
                    .results()
                    .map(MatchResult::group)
                    .filter(option -> option.contains(" selected"))
                    .map(option -> attribute(option, "value"))
                    .findFirst()
                    .orElse("");
        }
        fields.computeIfAbsent(name, first -> new ArrayList<>()).add(value);
    }

    private static String attribute(String tag, String name) {
        Matcher matcher = Pattern.compile("\\s" + name + "=\"([^\"]*)\"").matcher(tag);
        return matcher.find() ? unescaped(matcher.group(1)) : "";
    }

    private static String unescaped(String text) {
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&#34;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }

    String html() {
        return html;
    }

    /** What would be posted. */
    Map<String, List<String>> fields() {
        return fields;
    }

    String value(String name) {
        return fields.getOrDefault(name, List.of("")).get(0);
    }

    DrawnHtml with(String name, String value) {
        fields.put(name, new ArrayList<>(List.of(value)));
        return this;
    }

    /** Pressed the button that wants this. */
    DrawnHtml wanting(String wish) {
        return with("_do", wish);
    }

    boolean asks(String name) {
        return html.contains(" name=\"" + name + "\"");
    }

    boolean says(String text) {
        return html.contains(text);
    }
}
