package dev.workfloo.guide;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each guide's commands, from its top to its end, against the packaged service: those of one language, as all have the same. */
@Execution(ExecutionMode.CONCURRENT)
class GuidesIT {

    static List<Guide> guides() {
        return Guide.all(Guide.RUN);
    }

    @ParameterizedTest
    @MethodSource("guides")
    void saysWhatHappens(Guide guide, @TempDir Path clone) throws Exception {
        try (Reader reader = new Reader(guide, clone)) {
            for (GuideBlock block : guide.blocks()) reader.follow(block);
        }
        assertTrue(guide.blocks().size() > 0, guide::toString);
    }
}
