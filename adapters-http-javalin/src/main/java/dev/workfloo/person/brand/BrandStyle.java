package dev.workfloo.person.brand;

import dev.workfloo.access.Colour;
import java.util.Map;
import java.util.stream.Collectors;

/** A style sheet that gives a page a colour, in which everything can be read by day and in the dark. */
final class BrandStyle {

    private static final Colour DAY = Colour.WHITE;

    /** Pico's own. */
    private static final Colour DARK = new Colour(0x13, 0x17, 0x1F);

    private BrandStyle() {}

    static String of(Colour colour) {
        return "[data-theme=light],:root:not([data-theme=dark]){" + on(DAY, colour) + "}\n"
                + "@media only screen and (prefers-color-scheme:dark){:root:not([data-theme]){" + on(DARK, colour)
                + "}}\n";
    }

    /** What is a link or frame is read on the page, and what is a button is read in itself. */
    private static String on(Colour background, Colour colour) {
        Colour text = colour.readableOn(background);
        Map<String, Colour> values = Map.of(
                "--pico-primary", text,
                "--pico-primary-hover", text,
                "--pico-primary-underline", text,
                "--pico-primary-background", text,
                "--pico-primary-border", text,
                "--pico-primary-hover-background", text,
                "--pico-primary-hover-border", text,
                "--pico-primary-inverse", text.ink());
        return values.entrySet().stream()
                .map(value -> value.getKey() + ":" + value.getValue())
                .sorted()
                .collect(Collectors.joining(";"));
    }
}
