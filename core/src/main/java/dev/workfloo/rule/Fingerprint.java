package dev.workfloo.rule;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;

/**
 * The SHA-256 of a value, the same for equal values and for no others: members count in no order, and numbers by their
 * value, not by how they were spelt.
 */
public final class Fingerprint {

    private final MessageDigest digest;

    private Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** 64 hex digits. */
    public static String of(Value value) {
        Fingerprint fingerprint = new Fingerprint();
        fingerprint.add(value);
        return HexFormat.of().formatHex(fingerprint.digest.digest());
    }

    private void add(Value value) {
        if (value instanceof Value.Null) add('0', "");
        else if (value instanceof Value.Text text) add(text);
        else if (value instanceof Value.Num num) add('n', num.number().toString());
        else if (value instanceof Value.Bool bool) add('b', Boolean.toString(bool.truth()));
        else if (value instanceof Value.Date date) add('d', date.date().toString());
        else if (value instanceof Value.DateTime time) add('i', time.moment().toString());
        else if (value instanceof Value.Days days) add('p', days.length().toString());
        else if (value instanceof Value.Months months) add('y', Long.toString(months.months()));
        else if (value instanceof Value.Sequence sequence) {
            add('s', Integer.toString(sequence.items().size()));
            sequence.items().forEach(this::add);
        } else if (value instanceof Value.Context context) {
            add('c', Integer.toString(context.members().size()));
            new TreeMap<>(context.members()).forEach((name, member) -> {
                add('m', name);
                add(member);
            });
        }
    }

    /** A text may be as large as a request, and is not held whole. */
    private void add(Value.Text text) {
        long[] length = {0};
        text.forEachPiece(piece -> length[0] += piece.length());
        begin('t', length[0]);
        text.forEachPiece(this::add);
    }

    private void add(char type, String text) {
        begin(type, text.length());
        add(text);
    }

    /** The length goes first, so that no text can pass for two. */
    private void begin(char type, long characters) {
        digest.update((byte) type);
        digest.update((2 * characters + ":").getBytes(StandardCharsets.US_ASCII));
    }

    private void add(String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_16BE));
    }
}
