package dev.workfloo.pdf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** The font that comes along, and which characters it has in each of its weights. */
final class FontCoverage {

    static final String FAMILY = "DejaVu Sans";

    /** Shown in the place of what is missing. */
    static final int MISSING = 0xFFFD;

    /** A character by its number, as CSS writes it. */
    private static final Pattern ESCAPED = Pattern.compile("\\\\([0-9a-fA-F]{1,6})[ \\t\\n]?");

    private final byte[] regular = read("DejaVuSans.ttf");
    private final byte[] bold = read("DejaVuSans-Bold.ttf");
    private final TrueTypeFont parsed = parsed(regular);
    private final List<CmapLookup> weights = List.of(characters(parsed), characters(parsed(bold)));

    private static byte[] read(String file) {
        try (InputStream font = FontCoverage.class.getResourceAsStream(file)) {
            if (font == null) throw new IllegalStateException(file + " is not there");
            return font.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TrueTypeFont parsed(byte[] font) {
        try {
            return new TTFParser().parse(new RandomAccessReadBuffer(font));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CmapLookup characters(TrueTypeFont font) {
        try {
            return font.getUnicodeCmapLookup();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    TrueTypeFont parsed() {
        return parsed;
    }

    InputStream regular() {
        return new ByteArrayInputStream(regular);
    }

    InputStream bold() {
        return new ByteArrayInputStream(bold);
    }

    /** The text with what the font can show, in Unicode's composed form. */
    String shown(String text, Set<Integer> missing) {
        StringBuilder shown = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().forEach(character -> {
            if (isShown(character)) {
                shown.appendCodePoint(character);
            } else if (isVisible(character)) {
                missing.add(character);
                shown.appendCodePoint(MISSING);
            }
        });
        return shown.toString();
    }

    /** The same of CSS, where characters stand by number too. */
    String shownCss(String css, Set<Integer> missing) {
        Matcher escaped = ESCAPED.matcher(shown(css, missing));
        StringBuilder shown = new StringBuilder();
        while (escaped.find()) {
            int character = Integer.parseInt(escaped.group(1), 16);
            boolean isMissing = Character.isValidCodePoint(character) && !isShown(character) && isVisible(character);
            if (isMissing) missing.add(character);
            escaped.appendReplacement(shown, Matcher.quoteReplacement(isMissing ? "\\00fffd " : escaped.group()));
        }
        return escaped.appendTail(shown).toString();
    }

    private boolean isShown(int character) {
        return Character.isWhitespace(character)
                || weights.stream().allMatch(weight -> weight.getGlyphId(character) > 0);
    }

    /** What only says how others are shown is not missed. */
    private static boolean isVisible(int character) {
        int type = Character.getType(character);
        boolean selects = character >= 0xFE00 && character <= 0xFE0F || character >= 0xE0100 && character <= 0xE01EF;
        return !selects && type != Character.FORMAT && type != Character.CONTROL;
    }
}
