package dev.workfloo.content;

import java.util.Arrays;

/** What each character stands for in base64 (RFC 4648), in either alphabet. */
final class Base64Letters {

    /** Nothing. */
    static final int NONE = -1;

    static final int SPACE = -2;
    static final int PADDING = -3;

    /** From here on the alphabets have letters of their own. */
    static final int FIRST_OF_TWO = 62;

    private static final int[] VALUES = values();

    private Base64Letters() {}

    private static int[] values() {
        int[] values = new int[128];
        Arrays.fill(values, NONE);
        String alike = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
        for (int i = 0; i < alike.length(); i++) values[alike.charAt(i)] = i;
        values['+'] = FIRST_OF_TWO;
        values['-'] = FIRST_OF_TWO;
        values['/'] = FIRST_OF_TWO + 1;
        values['_'] = FIRST_OF_TWO + 1;
        for (char space : " \t\r\n\f".toCharArray()) values[space] = SPACE;
        values['='] = PADDING;
        return values;
    }

    /** Its six bits, or one of the negative numbers above. */
    static int value(char character) {
        return character < VALUES.length ? VALUES[character] : NONE;
    }
}
