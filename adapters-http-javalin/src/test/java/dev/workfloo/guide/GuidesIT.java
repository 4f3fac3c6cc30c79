package dev.workfloo.guide;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each guide's commands, from its top to its end, against the packaged service: those of one language, as all have the same. */
@Execution(ExecutionMode.CONCURRENT)
class GuidesIT {

    /** Their services are started and stopped many times. */
    private static final Set<String> LONG = Set.of("integrating.md", "operating.md", "rules.md", "security-privacy.md");

    private static List<Guide> guides(boolean isLong) {
        return Guide.all(Guide.RUN).stream()
                .filter(guide -> LONG.contains(guide.file().getFileName().toString()) == isLong)
                .toList();
    }

    static List<Guide> brief() {
        return guides(false);
    }

    static List<Guide> others() {
        return guides(true);
    }

    @ParameterizedTest
    @MethodSource("brief")
    void saysWhatHappens(Guide guide, @TempDir Path clone) throws Exception {
        try (Reader reader = new Reader(guide, clone)) {
            for (GuideBlock block : guide.blocks()) reader.follow(block);
        }
        assertTrue(guide.blocks().size() > 0, guide::toString);
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("others")
    void saysWhatHappensInALongOne(Guide guide, @TempDir Path clone) throws Exception {
        saysWhatHappens(guide, clone);
    }
}
