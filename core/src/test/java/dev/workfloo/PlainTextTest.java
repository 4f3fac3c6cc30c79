package dev.workfloo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "Ñandú 鍵 مفتاح 🔑", "\\u001b", "{\"a\": 'b'}"})
    void leavesPlainTextAlone(String text) {
        assertTrue(PlainText.isPlain(text));
        assertEquals(text, PlainText.of(text));
    }

    @ParameterizedTest
    @CsvSource({"10, \\u000a", "27, \\u001b", "155, \\u009b", "8232, \\u2028", "8238, \\u202e", "65533, \\ufffd"})
    void spellsWhatIsNotPlain(int character, String spelt) {
        assertEquals("a" + spelt + "ñ", PlainText.of("a" + Character.toString(character) + "ñ"));
    }

    @Test
    void spellsWhatTakesTwoUnits() {
        assertEquals("\\udb40\\udc41", PlainText.of(Character.toString(0xE0041)));
        assertEquals("\\ud83d", PlainText.of("\ud83d"));
    }
}
