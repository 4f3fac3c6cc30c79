package dev.workfloo.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guides say the same in both languages, lead somewhere, and show what works. */
class GuidesTest {

    private static final List<Guide> ENGLISH = Guide.all("en");
    private static final List<Guide> SPANISH = Guide.all("es");

    @TempDir
    Path folder;

    private static List<String> inAll(Function<Guide, List<String>> check) {
        return Stream.concat(ENGLISH.stream(), SPANISH.stream())
                .flatMap(guide -> check.apply(guide).stream())
                .toList();
    }

    @Test
    void areThereInBothLanguages() {
        assertTrue(ENGLISH.size() >= 10, ENGLISH::toString);

        assertEquals(List.of(), GuideChecks.missing(ENGLISH, SPANISH));
        assertEquals(List.of(), GuideChecks.missing(SPANISH, ENGLISH));
    }

    @Test
    void showTheSameInBothLanguages() {
        List<String> differences = ENGLISH.stream()
                .flatMap(guide -> SPANISH.stream()
                        .filter(other -> other.name().equals(guide.name()))
                        .flatMap(other -> GuideChecks.differences(guide, other).stream()))
                .toList();

        assertEquals(List.of(), differences);
    }

    @Test
    void showBlocksThatAreTried() {
        assertEquals(List.of(), inAll(GuideChecks::unknownBlocks));
    }

    @Test
    void haveHeadingsInOrder() {
        assertEquals(List.of(), inAll(GuideChecks::headings));
    }

    @Test
    void leadSomewhere() {
        assertEquals(List.of(), inAll(GuideChecks::targets));
    }

    @Test
    void showWhatCanBePublished() {
        assertEquals(List.of(), inAll(ShownDocuments::wrong));
    }

    @Test
    void showClassesThatWork() throws Exception {
        for (Guide guide : Guide.all(Guide.RUN)) {
            assertEquals(List.of(), ShownJava.wrong(guide, folder.resolve(guide.name())));
        }
    }
}
