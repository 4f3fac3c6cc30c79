package dev.workfloo.docs.tryit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.workfloo.docs.tryit.DescribedParameter.Place;
import dev.workfloo.http.DescribedApi;
import dev.workfloo.http.WorkflooApi;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What pages show is all that openapi.json says. */
class ApiDescriptionTest {

    private static final ApiDescription API = ApiDescription.read(WorkflooApi.description());

    private static DescribedOperation operation(String id) {
        return API.find(id).orElseThrow();
    }

    private static List<String> names(List<DescribedMember> members) {
        return members.stream().map(DescribedMember::name).toList();
    }

    private static DescribedMember member(DescribedMember schema, String... path) {
        DescribedMember found = schema;
        for (String name : path)
            found = found.members().stream()
                    .filter(member -> member.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(name));
        return found;
    }

    private static DescribedMember answered(String id) {
        return operation(id).answers().get(0).contents().get(0).schema();
    }

    @Test
    void hasEachOperationOnce() {
        List<String> described = new ArrayList<>();
        DescribedApi.document()
                .path("paths")
                .forEach(path -> path.forEach(operation -> {
                    described.add(operation.path("operationId").asText());
                }));

        List<String> read =
                API.operations().stream().map(it -> it.head().id()).sorted().toList();

        assertEquals(described.stream().sorted().toList(), read);
    }

    @Test
    void keepsTheGroupsInOrder() {
        List<String> tags = DescribedApi.document().path("tags").findValuesAsText("name");

        assertEquals(tags, API.groups().stream().map(OperationGroup::name).toList());
        assertTrue(API.groups().stream().noneMatch(group -> group.operations().isEmpty()));
    }

    @Test
    void hasEachAnswerOfEachOperation() {
        for (DescribedOperation operation : API.operations()) {
            JsonNode responses = DescribedApi.document()
                    .path("paths")
                    .path(operation.head().path())
                    .path(operation.head().method().toLowerCase(Locale.ROOT))
                    .path("responses");
            List<String> described = new ArrayList<>();
            responses.fieldNames().forEachRemaining(described::add);

            List<String> read =
                    operation.answers().stream().map(DescribedAnswer::status).toList();

            assertEquals(described, read, operation.head().id());
            assertTrue(operation.answers().stream()
                    .noneMatch(answer -> answer.description().isEmpty()));
        }
    }

    @Test
    void tellsWhichKeyAnOperationWants() {
        assertEquals(List.of("execute"), operation("execute").request().rights());
        assertEquals(
                List.of("execute", "see", "review"),
                operation("status").request().rights());
        assertFalse(operation("health").request().isKeyed());
    }

    @Test
    void tellsParametersOfOneNameApart() {
        List<DescribedParameter> parameters = operation("status").request().parameters();

        DescribedParameter wait = parameters.stream()
                .filter(parameter -> parameter.name().equals("Prefer"))
                .findFirst()
                .orElseThrow();
        assertEquals("preferWait", wait.meaning());
        assertEquals(Place.HEADER, wait.place());
        assertEquals(Optional.of("wait=20"), wait.example());
        assertTrue(parameters.get(0).value().isRequired());
        assertEquals("string, ^[0-9a-fA-F]{24}$", parameters.get(0).value().type());
    }

    @Test
    void readsABodyThatIsReferredTo() {
        DescribedBody phone = operation("sendNip").request().body().orElseThrow();

        assertFalse(phone.isRequired());
        assertEquals(
                List.of("countryCode", "phoneNumber"),
                names(phone.content().schema().members()));
        assertEquals(
                "{\n  \"countryCode\": \"+52\",\n  \"phoneNumber\": \"5512345678\"\n}",
                phone.content().examples().get(0).text());
    }

    @Test
    void saysTypesInWords() {
        DescribedMember review =
                operation("review").request().body().orElseThrow().content().schema();
        DescribedMember status = answered("status");

        assertEquals("object ReviewRequest", review.type());
        assertEquals("array of object ReviewedField", member(review, "reviews").type());
        assertTrue(member(review, "reviews", "fieldId").isRequired());
        assertEquals(
                "one of PROGRESS, SUCCESS, ERROR, ABANDONED",
                member(status, "status").type());
        assertEquals(
                "integer, 0 to 59",
                member(status, "timer", "remainingTime", "minutes").type());
        assertEquals(
                "string, date-time as in RFC 3339",
                member(status, "timer", "endWaitDate").type());
    }

    @Test
    void tellsNoSchemaWithinItself() {
        DescribedMember field = member(answered("status"), "form", "formFieldSection", "fields");

        DescribedMember inner = member(field, "set", "fields");

        assertEquals("array of object FormField", inner.type());
        assertEquals(List.of(), inner.members());
    }

    @Test
    void tellsEachChoice() {
        DescribedMember refusal = operation("validateOtp").refusals().stream()
                .filter(answer -> answer.status().equals("400"))
                .map(answer -> answer.contents().get(0).schema())
                .findFirst()
                .orElseThrow();

        assertEquals("one of these", refusal.type());
        assertEquals(List.of("TokenError", "ErrorEnvelope"), names(refusal.members()));
        assertEquals(
                List.of("error", "remainingRetries"),
                names(member(refusal, "TokenError").members()));
    }

    @Test
    void hasWhatIsAskedOfOthers() {
        DescribedOperation told = operation("execute").callbacks().get(0);

        assertEquals("POST", told.head().method());
        assertEquals("tellStatus", told.head().id());
        assertEquals(6, told.request().parameters().size());
    }

    @Test
    void showsEachExample() {
        Stream<DescribedContent> contents = API.operations().stream()
                .flatMap(operation -> operation.answers().stream())
                .flatMap(answer -> answer.contents().stream());

        assertTrue(contents.allMatch(content -> !content.examples().isEmpty()));
        assertEquals(
                "text/csv",
                operation("listExecutionsV2").answers().get(0).contents().get(1).mediaType());
    }
}
