package dev.workfloo.pages;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What stands around each page. */
final class Layout {

    private static final Once<Templates> TEMPLATES = Once.of(() -> Templates.beside(Layout.class));

    private static final List<String> OF_ALL = List.of("pico.css", "workfloo.css");

    private Layout() {}

    /**
     * What the template is given.
     *
     * @param content HTML that is drawn already
     */
    record Drawn(Area area, Shell shell, String content) {

        /** Addresses of what ends so. */
        List<String> assets(String ending) {
            List<String> names = new ArrayList<>(OF_ALL);
            names.addAll(area.assets());
            names.addAll(shell.assets());
            return names.stream()
                    .filter(name -> name.endsWith(ending))
                    .map(name -> Assets.path(area, name))
                    .toList();
        }

        String icon() {
            return Assets.path(area, "favicon.svg");
        }

        List<Language> languages() {
            return Arrays.asList(Language.values());
        }

        String in(Language language) {
            return shell.translations().getOrDefault(language, "?" + PageRequest.LANGUAGE + "=" + language.tag());
        }
    }

    static byte[] around(byte[] content, Shell shell, Area area, Words words) {
        Drawn drawn = new Drawn(area, shell, new String(content, StandardCharsets.UTF_8));
        return TEMPLATES.get().draw("layout", words, drawn).getBytes(StandardCharsets.UTF_8);
    }
}
