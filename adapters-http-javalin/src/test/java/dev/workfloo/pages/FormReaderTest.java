package dev.workfloo.pages;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormReaderTest {

    private static final String ENCODED = "application/x-www-form-urlencoded";
    private static final String PARTS = "multipart/form-data; boundary=x";
    private static final String PART = "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n";

    private static Optional<PostedForm> read(String type, String body) {
        return FormReader.read(type, body.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertEmpty(Optional<PostedForm> form) {
        assertEquals(Map.of(), form.orElseThrow().fields());
    }

    @Test
    void takesAsManyFieldsAsAFormHas() {
        String encoded = "a&".repeat(FormReader.MOST_FIELDS - 1) + "b=1";
        String parts = PART.repeat(FormReader.MOST_FIELDS) + "--x--\r\n";

        assertEquals(List.of("1"), read(ENCODED, encoded).orElseThrow().values("b"));
        assertEquals(
                FormReader.MOST_FIELDS,
                read(PARTS, parts).orElseThrow().values("a").size());
    }

    @Test
    void readsNothingOfMoreFields() {
        String encoded = "a&".repeat(FormReader.MOST_FIELDS) + "b=1";
        String parts = PART.repeat(FormReader.MOST_FIELDS + 1) + "--x--\r\n";

        assertEquals(Optional.empty(), read(ENCODED, encoded));
        assertEquals(Optional.empty(), read(PARTS, parts));
    }

    @Test
    void readsNothingEncodedThatIsLongerThanAFormWithoutFiles() {
        String most = "a=" + "1".repeat(PageRoute.FORM - 2);

        assertEquals(
                PageRoute.FORM - 2,
                read(ENCODED, most).orElseThrow().value("a").orElse("").length());
        assertEquals(Optional.empty(), read(ENCODED, most + "1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x=%zz", "x=%", "x=%ff", "x=%4"})
    void whatNoBrowserEncodesHasNoFields(String body) {
        Optional<PostedForm> form = read(ENCODED, body);

        assertEmpty(form);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded-too", "multipart/mixed; boundary=x", ""})
    void otherTypesHaveNoFields(String type) {
        Optional<PostedForm> form = read(type, "a=1");

        assertEmpty(form);
    }

    @Test
    void filesAreHeldOnceBesideTheBody() {
        String head = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n";
        byte[] body = (head + "y\r\n\r".repeat(2_500_000) + "\r\n--x--\r\n").getBytes(StandardCharsets.US_ASCII);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();

        PostedForm form = FormReader.read(PARTS, body).orElseThrow();

        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        byte[] file = form.filesOf("file").get(0).bytes();
        assertArrayEquals("y\r\n\r".repeat(2_500_000).getBytes(StandardCharsets.US_ASCII), file);
        assertTrue(allocated < body.length * 3L / 2, () -> allocated + " bytes for " + body.length);
    }
}
