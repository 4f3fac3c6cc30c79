package dev.workfloo.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;

/** Whatever somebody calls a file, saving it is safe. */
class FileNameProperties {

    /** By RFC 6266 and 8187. */
    private static final Pattern HEADER = Pattern.compile(
            "attachment; filename=\"([A-Za-z0-9._ -]+)\"; filename\\*=UTF-8''((?:[A-Za-z0-9!#$&+.^_`|~-]|%[0-9A-F]{2})+)");

    private static Matcher said(String name) {
        String header = FileName.of(name).disposition("attachment");
        Matcher said = HEADER.matcher(header);
        assertTrue(said.matches(), header);
        return said;
    }

    private static String whole(String name) {
        return URLDecoder.decode(said(name).group(2).replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static void assertHarmless(String name) {
        assertFalse(name.isBlank());
        assertFalse(name.startsWith("."), name);
        assertFalse(name.endsWith(".") || name.endsWith(" "), name);
        assertFalse(
                Pattern.compile("[/\\\\:*?\"<>|\\p{C}\\p{Zl}\\p{Zp}]")
                        .matcher(name)
                        .find(),
                name);
    }

    @Property
    void addsNothingToTheHeaderAndNamesNoFolder(@ForAll @StringLength(max = 255) String name) {
        Matcher said = said(name);

        assertHarmless(said.group(1));
        assertHarmless(whole(name));
    }

    @Property
    void staysAsItIsWhereItIsPlain(@ForAll("plain") String name) {
        Matcher said = said(name);

        assertEquals(name, said.group(1));
        assertEquals(name, whole(name));
    }

    @Provide
    Arbitrary<String> plain() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .withChars('-', '_', '0')
                .ofMinLength(1)
                .map(base -> base + ".pdf");
    }

    @Example
    void isKeptInAllWritings() {
        assertEquals("Recibo de nómina 😀.pdf", whole("Recibo de nómina 😀.pdf"));
        assertEquals("Recibo de n_mina _.pdf", said("Recibo de nómina 😀.pdf").group(1));
    }

    @Example
    void isNoWayOut() {
        assertEquals("_.._etc_passwd", whole("../../etc/passwd"));
        assertEquals("x_; filename=_y.exe", whole("x\"\r\n; filename=\"y.exe"));
        assertEquals("exe.txt", whole("\u202Eexe.txt"));
        assertEquals("file", whole("\uD800 .. "));
    }
}
