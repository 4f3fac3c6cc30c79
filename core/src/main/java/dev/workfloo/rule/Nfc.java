package dev.workfloo.rule;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Unicode's composed form of texts (UAX #15, NFC), in which {@code ñ} is one character however it was typed, so that what
 * looks the same is the same. It is for what people read and write, and never for ids, keys, codes, or what is signed.
 */
public final class Nfc {

    private static final int ASCII_END = 128;

    private Nfc() {}

    public static String of(String text) {
        return isAscii(text) || Normalizer.isNormalized(text, Form.NFC) ? text : Normalizer.normalize(text, Form.NFC);
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) if (text.charAt(i) >= ASCII_END) return false;
        return true;
    }

    /** The same with its texts composed; the names of members stay as they are. */
    public static Value of(Value value) {
        if (value instanceof Value.Text text) {
            String composed = of(text.text());
            return composed.equals(text.text()) ? value : new Value.Text(composed);
        }
        if (value instanceof Value.Sequence list) {
            return new Value.Sequence(list.items().stream().map(Nfc::of).toList());
        }
        if (value instanceof Value.Context context) {
            Map<String, Value> members = new LinkedHashMap<>();
            context.members().forEach((name, member) -> members.put(name, of(member)));
            return new Value.Context(members);
        }
        return value;
    }
}
