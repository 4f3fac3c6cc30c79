package samples.vavr.workfloo.jdbc;

import io.vavr.Tuple2;
import java.util.Optional;

public interface AnswersATuple {

    Optional<Tuple2<String, String>> pair();
}
