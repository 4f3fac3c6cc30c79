package dev.workfloo.access;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * A colour in sRGB.
 *
 * @param red from 0 to 255; green and blue likewise
 */
@ValueObject
public record Colour(int red, int green, int blue) {

    public static final Colour WHITE = new Colour(255, 255, 255);
    public static final Colour BLACK = new Colour(0, 0, 0);

    /** What text must have against what is behind it: WCAG 2.2, success criterion 1.4.3. */
    public static final double READABLE = 4.5;

    private static final Pattern FORM = Pattern.compile("#[0-9a-fA-F]{6}");
    private static final int HEX = 16;
    private static final int MOST = 255;
    private static final int STEPS = 20;

    /** @throws IllegalArgumentException when a part is not from 0 to 255 */
    public Colour {
        if (((red | green | blue) & ~MOST) != 0) throw new IllegalArgumentException("parts are from 0 to 255");
    }

    /** Reads {@code #rrggbb}. */
    public static Optional<Colour> parse(String text) {
        if (!FORM.matcher(text).matches()) return Optional.empty();
        int all = Integer.parseInt(text.substring(1), HEX);
        return Optional.of(new Colour(all >> 16, all >> 8 & MOST, all & MOST));
    }

    /** From 1, where one cannot be seen on the other, to 21: WCAG 2.2, contrast ratio. */
    public double contrast(Colour other) {
        double brighter = Math.max(luminance(), other.luminance());
        double darker = Math.min(luminance(), other.luminance());
        return (brighter + 0.05) / (darker + 0.05);
    }

    private double luminance() {
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    }

    private static double linear(int part) {
        double share = part / (double) MOST;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    /** White or black, whichever is read better on it: one of them always is {@linkplain #READABLE readable}. */
    public Colour ink() {
        return contrast(WHITE) >= contrast(BLACK) ? WHITE : BLACK;
    }

    /** The nearest to it that can be read on this background: darker or brighter, as far as it must be. */
    public Colour readableOn(Colour background) {
        Colour end = background.ink();
        for (int step = 0; step < STEPS; step++) {
            Colour mixed = towards(end, step);
            if (mixed.contrast(background) >= READABLE) return mixed;
        }
        return end;
    }

    private Colour towards(Colour end, int step) {
        return new Colour(mix(red, end.red, step), mix(green, end.green, step), mix(blue, end.blue, step));
    }

    private static int mix(int from, int to, int step) {
        return from + (to - from) * step / STEPS;
    }

    /** As {@code #rrggbb}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "#%02x%02x%02x", red, green, blue);
    }
}
