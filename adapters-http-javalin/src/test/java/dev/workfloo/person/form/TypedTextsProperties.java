package dev.workfloo.person.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.workfloo.contact.EmailAddress;
import dev.workfloo.definition.FormNode;
import dev.workfloo.definition.document.DefinitionReader;
import dev.workfloo.definition.form.AnswersRefused;
import dev.workfloo.definition.form.Form;
import dev.workfloo.pages.Language;
import dev.workfloo.pages.Words;
import dev.workfloo.rule.Value;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What stands in a page's controls and what the core takes as answers are the same, said in two ways. */
class TypedTextsProperties {

    private static final Form FORM = form("""
            {"id": "text", "name": "Text", "type": "TEXT"}, {"id": "number", "name": "N", "type": "NUMBER"},
            {"id": "whole", "name": "W", "type": "INTEGER"}, {"id": "truth", "name": "T", "type": "BOOLEAN"},
            {"id": "day", "name": "D", "type": "DATE"}, {"id": "mail", "name": "M", "type": "EMAIL"},
            {"id": "phone", "name": "P", "type": "PHONE"}, {"id": "bounded", "name": "B", "type": "NUMBER", "minVal": 1, "maxVal": 9},
            {"id": "short", "name": "S", "type": "TEXT", "minLength": 3, "maxLength": 5},
            {"id": "likeness", "name": "L", "type": "TEXT", "regex": "[a-z]+"},
            {"id": "kind", "name": "K", "type": "SELECT", "map": {"a": "A", "b": "B"}},
            {"id": "people", "name": "People", "type": "SET", "max": 3, "set": {"fields": [
              {"id": "name", "name": "Name", "type": "TEXT"}, {"id": "born", "name": "Born", "type": "DATE"}]}}""");

    private static final List<AskedField> FIELDS =
            FORM.fields().map(field -> new AskedField(field.id(), field)).toList();

    private static Form form(String fields) {
        String document = """
                {"id": "657117e1d511b6e54fe2ae13", "name": "F", "start": "f", "nodes": [
                  {"id": "f", "type": "FORM", "name": "F", "sections": [{"section": "All", "fields": [%s]}]}]}""".formatted(fields);
        try {
            Value tree = Value.of(new ObjectMapper().readValue(document, Map.class));
            return ((FormNode) DefinitionReader.read(tree)
                            .getOrElseThrow(findings -> new AssertionError(findings.toString()))
                            .nodes()
                            .get(0))
                    .form();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Provide
    Arbitrary<Value.Context> answers() {
        Arbitrary<String> texts = Arbitraries.strings()
                .excludeChars('\0', '\r')
                .ofMinLength(1)
                .ofMaxLength(20)
                .map(EmailAddress::trimmed)
                .filter(text ->
                        !text.isEmpty() && StandardCharsets.UTF_8.newEncoder().canEncode(text));
        Arbitrary<Value> dates = Arbitraries.integers()
                .between(-300_000, 300_000)
                .map(day -> new Value.Date(LocalDate.of(1990, 1, 1).plusDays(day / 40)));
        Arbitrary<Value> numbers = Arbitraries.bigDecimals()
                .between(new BigDecimal("-1e20"), new BigDecimal("1e20"))
                .map(Value.Num::new);
        Arbitrary<Value> elements = Combinators.combine(texts, dates)
                .<Value>as((text, date) -> new Value.Context(Map.of("name", new Value.Text(text), "born", date)))
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(Value.Sequence::new);
        return Combinators.combine(texts, numbers, dates, Arbitraries.of(true, false), elements)
                .as((text, number, date, truth, people) -> {
                    Map<String, Value> answers = new LinkedHashMap<>();
                    answers.put("text", new Value.Text(text));
                    answers.put("number", number);
                    answers.put("truth", new Value.Bool(truth));
                    answers.put("day", date);
                    answers.put("people", people);
                    return new Value.Context(answers);
                });
    }

    @Property
    void whatWouldBeTypedOfAnswersIsReadAsThem(@ForAll("answers") Value.Context answers) {
        TypedTexts typed = TypedAnswers.typed(FIELDS, answers);

        Value.Context read = TypedAnswers.of(FIELDS, typed);

        assertEquals(FORM.check(answers), FORM.check(read));
    }

    @Property
    void numbersMayBeGrouped(@ForAll("answers") Value.Context answers) {
        String plain = ((Value.Num) answers.get("number")).number().toPlainString();

        String grouped = EnteredNumber.grouped(plain);

        assertEquals(plain, EnteredNumber.plain(grouped));
        assertEquals(plain, EnteredNumber.plain(" " + grouped.replaceFirst("^(-?)", "$1\\$ ") + "\u00a0"));
    }

    @Property
    void eachReasonHasItsWords(@ForAll("wrong") Value wrong) {
        Map<String, Value> answers = new LinkedHashMap<>();
        FIELDS.forEach(field -> answers.put(field.path(), wrong));
        Map<String, String> refused =
                FORM.check(new Value.Context(answers)).fold(AnswersRefused::fields, kept -> Map.of());

        for (Language language : Language.values()) {
            RefusalWords words = new RefusalWords(Words.in(language));
            refused.forEach((path, reason) -> {
                if (!path.contains("[")) {
                    String said = words.say(FORM.field(path).orElseThrow(), reason);
                    assertNotEquals(reason, said);
                    if (!path.equals("likeness") && !path.equals("people"))
                        assertNotEquals(words.unknown(), said, path + ": " + reason);
                }
            });
        }
    }

    @Provide
    Arbitrary<Value> wrong() {
        return Arbitraries.of(
                        "x",
                        "xx",
                        "a much longer text",
                        "12.5",
                        "99",
                        "0",
                        "2024-02-31",
                        "a@b",
                        "ñ@example.com",
                        "+999999999",
                        "12")
                .map(Value.Text::new);
    }
}
