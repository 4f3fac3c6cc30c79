package dev.workfloo.pages;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;

/** The templates of a package: they are compiled by the build, and escape what they are given. */
public final class Templates {

    private final TemplateEngine engine;

    private Templates(TemplateEngine engine) {
        this.engine = engine;
    }

    /** Those in {@code src/main/jte} whose classes are in this type's package. */
    public static Templates beside(Class<?> type) {
        return new Templates(
                TemplateEngine.createPrecompiled(null, ContentType.Html, type.getClassLoader(), type.getPackageName()));
    }

    /**
     * Draws {@code name.jte}, which takes {@code words} and {@code model}.
     *
     * @return HTML
     */
    public String draw(String name, Words words, Object model) {
        StringOutput html = new StringOutput();
        engine.render(name + ".jte", Map.of("words", words, "model", model), html);
        return html.toString();
    }
}
