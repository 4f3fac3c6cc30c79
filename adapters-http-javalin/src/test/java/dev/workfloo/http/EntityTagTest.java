package dev.workfloo.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.access.Right;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** By what clients know that nothing has changed, and what they are told then: of the status and of the detail. */
class EntityTagTest {

    private static final String FLOW = "657117e1d511b6e54fe2a0f8";

    private static final String DOCUMENT = """
            {"id": "657117e1d511b6e54fe2a0f8", "name": "A form and a wait", "start": "form", "expiresAfter": "P7D", "nodes": [
              {"id": "form", "type": "FORM", "name": "Form", "next": "wait", "sections": [
                {"section": "One", "fields": [{"id": "rfc", "name": "RFC", "type": "TEXT", "required": true, "sensitive": true}]}]},
              {"id": "wait", "type": "TIMER", "name": "Wait", "wait": "P2D"}]}
            """;

    private static TestService service;

    @BeforeAll
    static void start() {
        service = TestService.start();
        service.publish(TestService.OURS, DOCUMENT);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static String status(String id) {
        return TestService.EXECUTE + "/status/" + id;
    }

    private static String detail(String id) {
        return TestService.EXECUTE + "/" + id;
    }

    private static String tag(String path) {
        Reply reply = service.get(path).send();
        assertEquals(200, reply.status(), reply::told);
        return reply.header("ETag");
    }

    private static String asked(String path, String ifNoneMatch) {
        Reply reply = service.get(path).with("If-None-Match", ifNoneMatch).send();
        return reply.status()
                + (reply.body().isEmpty() ? " and no body, " : " and a body, ")
                + reply.header("ETag").equals(tag(path));
    }

    private static String aTimer() {
        String id = service.started(FLOW);
        assertEquals(
                "200", service.form(id, "{\"rfc\":\"KIBA801010BPA\"}").send().told());
        return id;
    }

    @Test
    void tellsNothingAgainThatIsKnown() {
        String id = service.started(FLOW);

        for (String path : List.of(status(id), detail(id))) {
            String tag = tag(path);
            assertEquals("304 and no body, true", asked(path, tag));
            assertEquals("304 and no body, true", asked(path, tag.substring(2)));
            assertEquals("304 and no body, true", asked(path, "\"another\", " + tag));
            assertEquals("304 and no body, true", asked(path, " * "));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"W/\"another\"", "another", "\"\"", "W/", "\"*\""})
    void tellsWhatIsNotKnown(String other) {
        String id = service.started(FLOW);

        assertEquals("200 and a body, true", asked(status(id), other));
        assertEquals("200 and a body, true", asked(detail(id), other));
    }

    @Test
    void isAnotherOneWhenSomethingHasChanged() {
        String id = service.started(FLOW);
        List<String> before =
                Stream.of(status(id), detail(id)).map(EntityTagTest::tag).toList();

        service.form(id, "{\"rfc\":\"KIBA801010BPA\"}").send();

        assertEquals("200 and a body, true", asked(status(id), before.get(0)));
        assertEquals("200 and a body, true", asked(detail(id), before.get(1)));
        assertNotEquals(tag(status(id)), tag(status(aTimer())));
    }

    /** What is refused changes nothing, and a wait runs down by itself. */
    @Test
    void isTheSameWhileNothingHasChanged() {
        String id = aTimer();
        List<String> before =
                Stream.of(status(id), detail(id)).map(EntityTagTest::tag).toList();
        String left = service.get(status(id)).send().body();

        service.form(id, "{}").send();
        service.pass(Duration.ofHours(3));

        assertNotEquals(left, service.get(status(id)).send().body());
        assertEquals(
                before,
                Stream.of(status(id), detail(id)).map(EntityTagTest::tag).toList());
    }

    /** Before anybody has kept that it is over, too. */
    @Test
    void isAnotherOneWhenItsTimeIsOver() {
        String id = service.started(FLOW);
        List<String> before =
                Stream.of(status(id), detail(id)).map(EntityTagTest::tag).toList();

        service.pass(Duration.ofDays(8));

        assertTrue(service.get(status(id)).send().body().contains("ABANDONED"));
        assertEquals("200 and a body, true", asked(status(id), before.get(0)));
        assertEquals("200 and a body, true", asked(detail(id), before.get(1)));
    }

    /** What is starred is another answer. */
    @Test
    void isAnotherOneForWhoIsShownSomethingElse() {
        String id = aTimer();
        String executor = service.addKey(TestService.OURS, Optional.empty(), Right.EXECUTE);
        String reviewer = service.addKey(TestService.OURS, Optional.empty(), Right.REVIEW);
        String another = service.addKey(TestService.OURS, Optional.empty(), Right.REVIEW);

        Set<String> tags = Set.of(
                tag(detail(id)),
                service.get(detail(id)).key(executor).send().header("ETag"),
                service.get(detail(id)).key(reviewer).send().header("ETag"));

        assertEquals(3, tags.size());
        assertTrue(tags.contains(service.get(detail(id)).key(another).send().header("ETag")));
        assertEquals(
                200,
                service.get(detail(id))
                        .key(executor)
                        .with("If-None-Match", tag(detail(id)))
                        .send()
                        .status());
    }

    @Test
    void isOfNoAnswerThatRefuses() {
        Reply unknown = service.get(status(FLOW)).with("If-None-Match", "*").send();

        assertEquals("404", unknown.told());
        assertEquals("", unknown.header("ETag"));
    }
}
