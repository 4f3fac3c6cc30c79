package dev.workfloo.execution.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SearchTextProperties {

    private static final String FIELD = "first_name";

    /** Texts as people write them, and texts of all characters that there are. */
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> letters = Arbitraries.strings()
                .withChars("aáäåñnNÑÁÉß'’- .,ıİKAfiﬁＡ\u0301\u0303\u0308\u0327\t\u200Bかが\u3099각\u1100\u1161Σσς")
                .ofMaxLength(40);
        return Arbitraries.oneOf(letters, Arbitraries.strings().all().ofMaxLength(40));
    }

    private static List<String> prefixes(String normal) {
        return IntStream.rangeClosed(0, SearchText.length(normal))
                .mapToObj(length -> SearchText.cut(normal, length))
                .toList();
    }

    @Property
    void normalTextsStayAsTheyAre(@ForAll("texts") String text) {
        String normal = SearchText.of(text);

        assertEquals(normal, SearchText.of(normal));
    }

    @Example
    void eachCharacterHasOneNormalForm() {
        List<String> unsettled = IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .mapToObj(Character::toString)
                .filter(text -> !SearchText.of(SearchText.of(text)).equals(SearchText.of(text)))
                .toList();

        assertEquals(List.of(), unsettled);
    }

    @Property
    void beginningsOfNormalTextsAreNormal(@ForAll("texts") String text) {
        for (String prefix : prefixes(SearchText.of(text))) {
            assertEquals(prefix.strip(), SearchText.of(prefix));
        }
    }

    @Property
    void textsAreFoundByWhatTheyBeginWith(@ForAll("texts") String text) {
        Set<SearchTerm> terms = SearchTerm.of(FIELD, text).collect(Collectors.toSet());

        for (String prefix : prefixes(SearchText.of(text))) {
            SearchTerm.prefix(FIELD, prefix)
                    .ifPresentOrElse(
                            term -> assertTrue(terms.contains(term), prefix),
                            () -> assertTrue(SearchText.length(prefix.strip()) < SearchTerm.SHORTEST_PREFIX, prefix));
        }
        assertTrue(terms.contains(SearchTerm.whole(FIELD, text)));
    }

    @Property
    void nothingElseIsAmongTheTerms(@ForAll("texts") String text) {
        String normal = SearchText.of(text);

        List<SearchTerm> terms = SearchTerm.of(FIELD, text).toList();

        assertTrue(terms.size() <= 1 + SearchTerm.LONGEST_PREFIX - SearchTerm.SHORTEST_PREFIX + 1);
        for (SearchTerm term : terms) {
            int length = SearchText.length(term.text());
            boolean whole = term.kind() == SearchTerm.Kind.WHOLE;
            assertTrue(whole ? term.text().equals(normal) : normal.startsWith(term.text()), term.text());
            assertTrue(whole || length >= 3 && length <= 32, term.text());
        }
    }

    @Property
    void neitherCaseNorEncodingCounts(@ForAll("texts") String text) {
        String normal = SearchText.of(text);

        for (Form form : Form.values()) assertEquals(normal, SearchText.of(Normalizer.normalize(text, form)));
        assertEquals(normal, SearchText.of("  \t" + text + "\u00A0"));
    }

    @Property
    void capitalsAreTheSame(@ForAll("spanish") String text) {
        assertEquals(SearchText.of(text), SearchText.of(text.toUpperCase(Locale.ROOT)));
        assertEquals(SearchText.of(text), SearchText.of(text.toLowerCase(Locale.ROOT)));
    }

    @Provide
    Arbitrary<String> spanish() {
        return Arbitraries.strings().withChars("abcnñáéíóúüÁÉÍÓÚÜÑN ").ofMaxLength(20);
    }

    /** Marks of one class, whose order Unicode keeps. */
    @Property
    void theOrderOfAccentsDoesNotCount(@ForAll("accented") String base, @ForAll("accents") String accents) {
        String reversed = new StringBuilder(accents).reverse().toString();

        assertEquals(SearchText.of(base + accents + "x"), SearchText.of(base + reversed + "x"));
    }

    @Provide
    Arbitrary<String> accented() {
        return Arbitraries.of("a", "n", "N", "o", "c", "ñ");
    }

    @Provide
    Arbitrary<String> accents() {
        return Arbitraries.strings()
                .withChars("\u0300\u0301\u0303\u0308\u0323\u0327")
                .ofMaxLength(5);
    }

    @Property
    void accentsDoNotCountAndTheTildeOfNDoes(@ForAll("spanish") String before, @ForAll("spanish") String behind) {
        assertEquals(SearchText.of(before + "á" + behind), SearchText.of(before + "a" + behind));
        assertEquals(SearchText.of(before + "Ü" + behind), SearchText.of(before + "u" + behind));
        assertNotEquals(SearchText.of(before + "ñ" + behind), SearchText.of(before + "n" + behind));
        assertEquals(SearchText.of(before + "Ñ" + behind), SearchText.of(before + "n\u0303" + behind));
    }

    @Example
    void readsWhatLooksTheSameAsTheSame() {
        assertEquals("maria jose nuñez", SearchText.of(" MARÍA\u00A0 José\r\nNun\u0303ez "));
        assertEquals("strasse", SearchText.of("Straße"));
        assertEquals("ana", SearchText.of("ＡＮ\u200BＡ"));
        assertEquals("αασ", SearchText.of("ΑΆς"));
        assertFalse(SearchText.of("が").startsWith("か"));
    }
}
