package dev.workfloo.definition.document;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import dev.workfloo.Schemas;
import dev.workfloo.contact.CodeChannel;
import dev.workfloo.definition.Connector;
import dev.workfloo.definition.ReviewDecision;
import dev.workfloo.definition.api.ApiMethod;
import dev.workfloo.definition.connector.ResponseShape;
import dev.workfloo.definition.file.FileFormat;
import dev.workfloo.definition.form.FieldType;
import dev.workfloo.execution.Outcome;
import dev.workfloo.rule.decision.Aggregate;
import dev.workfloo.rule.decision.HitPolicy;
import dev.workfloo.rule.expression.syntax.Names;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the code lists, the schema lists too. */
class DefinitionSchemaTest {

    private static final String KIND = "node.";
    private static final JsonNode SCHEMA = Schemas.tree(Schemas.DEFINITION);

    private static JsonNode at(String pointer) {
        JsonNode found = SCHEMA.at("/$defs" + pointer);
        assertFalse(found.isMissingNode(), pointer);
        return found;
    }

    private static Set<String> texts(String pointer) {
        Set<String> texts = new TreeSet<>();
        at(pointer).forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static Set<String> names(String pointer) {
        Set<String> names = new TreeSet<>();
        at(pointer).fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Set<String> sorted(Collection<String> texts) {
        return new TreeSet<>(texts);
    }

    private static Set<String> sorted(Enum<?>[] constants) {
        return sorted(Arrays.stream(constants).map(Enum::name).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {Schemas.DEFINITION, Schemas.SCENARIO, Schemas.POOL})
    void isASchema(String name) {
        SchemaRegistry registry = SchemaRegistry.withDialect(Dialects.getDraft202012());

        var wrong = registry.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"))
                .validate(Schemas.text(name), InputFormat.JSON);

        assertEquals(List.of(), wrong);
    }

    @Test
    void hasAPlaceForEachKindOfNode() {
        Set<String> kinds = new TreeSet<>();
        SCHEMA.path("$defs").fieldNames().forEachRemaining(name -> {
            if (name.startsWith(KIND)) kinds.add(name.substring(KIND.length()));
        });

        assertEquals(sorted(NodeKind.values()), kinds, "let definition.schema.json have node.<kind> for each NodeKind");
    }

    /** By its type, and for links by their service. */
    @Test
    void comesToEachKindOfNode() {
        List<String> reached = new ArrayList<>();
        for (String from : List.of("node", "link")) {
            at("/" + from + "/allOf")
                    .forEach(way -> reached.add(way.at("/then/$ref").asText()));
        }

        List<String> expected = Stream.concat(
                        Stream.of("#/$defs/link"),
                        Arrays.stream(NodeKind.values()).map(kind -> "#/$defs/" + KIND + kind))
                .sorted()
                .toList();
        assertEquals(expected, reached.stream().sorted().toList(), "let node or link lead there");
        assertEquals(sorted(NodeKind.literals()), texts("/node/properties/type/enum"));
    }

    @Test
    void listsWhatFieldsAndFilesCanBe() {
        assertEquals(sorted(FieldType.values()), texts("/field/properties/type/enum"));
        assertEquals(sorted(FileFormat.known()), texts("/file/properties/formats/items/enum"));
    }

    @Test
    void listsWhatDecides() {
        Set<String> policies = sorted(Arrays.stream(HitPolicy.values())
                .map(policy -> policy.name().replace('_', ' '))
                .toList());

        assertEquals(policies, texts("/node.RULESET/properties/hitPolicy/enum"));
        assertEquals(sorted(Aggregate.values()), texts("/node.RULESET/properties/aggregate/enum"));
        assertEquals(sorted(ReviewDecision.values()), texts("/review/properties/decision/enum"));
        assertEquals(sorted(ReviewDecision.values()), names("/node.VALIDATION/properties/exits/properties"));
        assertEquals(sorted(Outcome.values()), texts("/expectation/properties/status/enum"));
    }

    @Test
    void listsByWhatPeopleAndServicesAnswer() {
        Set<String> channels = sorted(
                Arrays.stream(CodeChannel.values()).map(CodeChannel::literal).toList());
        Set<String> types = sorted(ResponseShape.kinds().stream()
                .flatMap(kind -> Stream.of(kind.name(), kind + "?"))
                .toList());

        assertEquals(channels, texts("/channel/enum"));
        assertEquals(types, texts("/response/additionalProperties/enum"));
        assertEquals(sorted(ApiMethod.values()), texts("/node.API/properties/method/enum"));
        assertEquals(Connector.MOST_RETRIES, at("/retries/maximum").asInt());
    }

    @Test
    void refusesTheNamesThatNothingMayHave() {
        Set<String> refused = texts("/reservedWord/enum");

        assertEquals(Set.of(), refused.stream().filter(Names::isName).collect(toSet()));
    }

    /** An editor shows them beside what is typed. */
    @Test
    void explainsEachMember() {
        List<String> unexplained = new ArrayList<>();

        SCHEMA.path("$defs")
                .properties()
                .forEach(named -> named.getValue()
                        .path("properties")
                        .properties()
                        .forEach(member -> {
                            if (!isExplained(member.getValue()))
                                unexplained.add(named.getKey() + "." + member.getKey());
                        }));

        assertEquals(List.of(), unexplained, "say in definition.schema.json what it means");
    }

    private static boolean isExplained(JsonNode schema) {
        if (schema.has("description") || schema.has("const")) return true;
        String reference = schema.path("$ref").asText();
        return !reference.isEmpty() && isExplained(SCHEMA.at(reference.substring(1)));
    }
}
