package dev.workfloo.rule.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.rule.Type;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.syntax.Printer;
import dev.workfloo.rule.expression.syntax.SyntaxError;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TemplateTest {

    private static Template template(String text) {
        return Template.parse(text).getOrElseThrow(wrong -> new AssertionError(wrong.toString()));
    }

    private static List<String> expressions(String text) {
        return template(text).expressions().map(Printer::print).toList();
    }

    private static String error(String text) {
        return Template.parse(text).fold(SyntaxError::toString, template -> "read as " + template);
    }

    @Test
    void fillsItsPlacesAndLeavesTheRest() {
        Template template = template("Dear {{ applicant.name }}, you owe {{loan.amount * 2}}.");

        String filled = template.filled(place -> "<" + Printer.print(place.expression()) + ">");

        assertEquals("Dear <applicant.name>, you owe <loan.amount * 2>.", filled);
    }

    @Test
    void isAllTextWithoutPlaces() {
        assertTrue(template("a { b } }} c").isLiteral());
        assertEquals("a { b } }} c", template("a { b } }} c").filled(place -> "?"));
        assertEquals("", template("").filled(place -> "?"));
    }

    @Test
    void endsAPlaceBehindItsTextsCommentsAndContexts() {
        assertEquals(List.of("\"}}\""), expressions("{{ \"}}\" }}"));
        assertEquals(List.of("\"a\\\"}}\""), expressions("{{ \"a\\\"}}\" }}"));
        assertEquals(List.of("a"), expressions("{{ a /* }} \" */ }}"));
        assertEquals(List.of("a"), expressions("{{ a // }}\n }}"));
        assertEquals(List.of("{a: {b: 1}}.a"), expressions("{{ {a: {b: 1}}.a }}"));
        assertEquals(List.of("x", "y"), expressions("{{x}}{{y}}"));
    }

    @Test
    void writesTwoBracesByAPlace() {
        assertEquals(List.of("\"{{\""), expressions("{{ \"{{\" }}"));
    }

    @Test
    void readsAgainWhatItPrints() {
        for (String text : List.of("", "a", "{{ a }}", "x{{ a }}y{{ \"}}\" }}", "@media{a{b:c}}{{ a.b }}}")) {
            assertEquals(template(text), template(template(text).toString()), text);
        }
    }

    @Test
    void saysWhereInTheWholeTextAPlaceIsWrong() {
        assertEquals("line 2, column 5: this place is never closed: expected }}", error("one\ntwo {{ a"));
        assertTrue(error("one\ntwo {{ a + }}").startsWith("line 2, column 12: "), error("one\ntwo {{ a + }}"));
        assertTrue(error("one {{ a +\n* b }}").startsWith("line 2, column 1: "), error("one {{ a +\n* b }}"));
        assertTrue(error("{{ }}").startsWith("line 1, column "), error("{{ }}"));
    }

    @Test
    void hasAThousandPlacesAtMost() {
        assertEquals(1_000, template("{{ a }}".repeat(1_000)).expressions().count());
        assertEquals("line 1, column 7001: must have at most 1000 places", error("{{ a }}".repeat(1_001)));
    }

    @Test
    void putsValuesAsOthersReadThem() {
        assertEquals(Optional.of(""), PlaceText.of(Value.NULL));
        assertEquals(Optional.of("a{{"), PlaceText.of(Value.of("a{{")));
        assertEquals(Optional.of("true"), PlaceText.of(Value.of(true)));
        assertEquals(Optional.of("20000.5"), PlaceText.of(Value.of(new BigDecimal("2.00005E+4"))));
        assertEquals(Optional.of("1990-08-15"), PlaceText.of(Value.of(LocalDate.of(1990, 8, 15))));
        assertEquals(
                Optional.of("2026-03-01T18:00:00Z"),
                PlaceText.of(Value.of(ZonedDateTime.of(2026, 3, 1, 12, 0, 0, 0, ZoneId.of("America/Mexico_City")))));
        assertEquals(Optional.empty(), PlaceText.of(Value.of(List.of("a"))));
        assertEquals(Optional.empty(), PlaceText.of(Value.of(Map.of("a", 1))));
        assertEquals(Optional.empty(), PlaceText.of(Value.of(new BigDecimal("1E+9999999"))));
    }

    @Test
    void knowsWhichTypesHaveAText() {
        assertTrue(PlaceText.has(Type.TEXT.orNull()));
        assertTrue(PlaceText.has(Type.DATE_TIME));
        assertEquals(false, PlaceText.has(new Type.Context(Map.of())));
        assertEquals(false, PlaceText.has(new Type.Sequence(Type.TEXT)));
    }
}
