package dev.workfloo.docs.centre;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ExcerptPartTest {

    private static String text(List<ExcerptPart> parts) {
        return parts.stream().map(ExcerptPart::text).collect(Collectors.joining());
    }

    @Test
    void isCutBetweenWordsOnBothSides() {
        String text = "begin ".repeat(50) + "needle" + " end".repeat(100);

        List<ExcerptPart> parts = ExcerptPart.around(text, CentreQuery.of("need"));

        String shown = text(parts);
        assertTrue(shown.startsWith("… begin begin"), shown);
        assertTrue(shown.endsWith("end end …"), shown);
        assertTrue(shown.length() <= 230, shown);
        assertTrue(parts.contains(new ExcerptPart("needle", true)), shown);
    }

    @Test
    void isTheBeginningWhereTheWordIsInTheHeadingAlone() {
        List<ExcerptPart> parts = ExcerptPart.around("What is said. And more.", CentreQuery.of("heading"));

        assertEquals(List.of(new ExcerptPart("What is said. And more.", false)), parts);
    }

    @Test
    void isCutInAWordThatIsLongerThanIt() {
        String text = "x".repeat(1_000) + " end";

        List<ExcerptPart> parts = ExcerptPart.around(text, CentreQuery.of("xxx"));

        String shown = text(parts);
        assertTrue(shown.endsWith("xxx …"), shown);
        assertTrue(shown.length() <= 230, shown);
    }

    @Property
    void marksAllThatWasLookedForAndLosesNothing(@ForAll String text, @ForAll String typed) {
        CentreQuery query = CentreQuery.of(typed);

        List<ExcerptPart> parts = ExcerptPart.whole(text, query);

        assertEquals(text, text(parts));
        for (ExcerptPart part : parts) {
            List<TextWord> words = TextWord.of(part.text());
            if (part.found()) assertTrue(words.stream().allMatch(query::finds), part::text);
        }
    }

    @Property
    void showsNoMoreThanFits(@ForAll String text, @ForAll String typed) {
        List<ExcerptPart> parts = ExcerptPart.around(text, CentreQuery.of(typed));

        assertFalse(text(parts).length() > text.length() + 4, () -> text(parts));
    }
}
