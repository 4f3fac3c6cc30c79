package dev.workfloo.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ColourProperties {

    @Property
    void isReadAsItIsWritten(@ForAll @IntRange(max = 0xFFFFFF) int all) {
        Colour colour = new Colour(all >> 16, all >> 8 & 255, all & 255);

        assertEquals(Optional.of(colour), Colour.parse(colour.toString()));
    }

    @Property
    void whateverItIsItCanBeRead(
            @ForAll @IntRange(max = 0xFFFFFF) int all, @ForAll @IntRange(max = 0xFFFFFF) int behind) {
        Colour colour = new Colour(all >> 16, all >> 8 & 255, all & 255);
        Colour background = new Colour(behind >> 16, behind >> 8 & 255, behind & 255);

        assertTrue(colour.readableOn(background).contrast(background) >= Colour.READABLE);
        assertTrue(colour.ink().contrast(colour) >= Colour.READABLE);
    }

    @Example
    void whatCanBeReadStaysAsItIs() {
        Colour green = new Colour(11, 110, 79);

        assertEquals(green, green.readableOn(Colour.WHITE));
        assertEquals(21, Colour.BLACK.contrast(Colour.WHITE), 1e-9);
        assertEquals(1, green.contrast(green), 1e-9);
    }

    @Example
    void otherTextsAreNoColours() {
        for (String text : new String[] {"", "red", "#fff", "#12345g", "#1234567", "#123456;}", " #123456"}) {
            assertEquals(Optional.empty(), Colour.parse(text), text);
        }
    }
}
