package dev.workfloo.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.workfloo.access.Logo.Format;
import dev.workfloo.access.Logo.Refusal;
import io.vavr.control.Either;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LogoTest {

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 1, 2};

    @Test
    void isKnownByItsContent() {
        Either<Refusal, Logo> png = Logo.read(PNG);
        Either<Refusal, Logo> jpeg = Logo.read(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF});

        assertEquals(Either.right(Format.PNG), png.map(Logo::format));
        assertEquals(Either.right(Format.JPEG), jpeg.map(Logo::format));
    }

    @Test
    void whatCanDoMoreThanShowIsNone() {
        for (String text : new String[] {"", "<svg onload='x()'/>", "GIF89a", "\u0089PNG"}) {
            assertEquals(
                    Either.left(Refusal.OF_ANOTHER_FORMAT), Logo.read(text.getBytes(StandardCharsets.UTF_8)), text);
        }
    }

    @Test
    void isNoLargerThanItMayBe() {
        Either<Refusal, Logo> largest = Logo.read(Arrays.copyOf(PNG, Logo.LARGEST));
        Either<Refusal, Logo> larger = Logo.read(Arrays.copyOf(PNG, Logo.LARGEST + 1));

        assertEquals(Either.right(Format.PNG), largest.map(Logo::format));
        assertEquals(Either.left(Refusal.TOO_LARGE), larger);
    }
}
