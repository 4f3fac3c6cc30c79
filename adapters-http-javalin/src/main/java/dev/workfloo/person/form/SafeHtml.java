package dev.workfloo.person.form;

import dev.workfloo.pages.Once;
import java.util.List;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/** Text with a little HTML, as definitions have it for display: what is left of it shows text, and does nothing else. */
final class SafeHtml {

    private static final Once<PolicyFactory> POLICY = Once.of(() -> new HtmlPolicyBuilder()
            .allowElements("p", "br", "strong", "b", "em", "i", "u", "small", "ul", "ol", "li", "blockquote")
            .allowElements((name, attributes) -> "h3", "h1", "h2", "h3", "h4", "h5", "h6")
            // Whoever reads on elsewhere finds the form as it was.
            .allowElements(
                    (name, attributes) -> {
                        attributes.addAll(List.of("target", "_blank"));
                        return name;
                    },
                    "a")
            .allowUrlProtocols("https")
            .allowAttributes("href")
            .matching((element, attribute, value) -> value.startsWith("https://") ? value : null)
            .onElements("a")
            .requireRelsOnLinks("noopener", "noreferrer", "nofollow")
            .toFactory());

    private SafeHtml() {}

    static String of(String html) {
        return POLICY.get().sanitize(html);
    }
}
