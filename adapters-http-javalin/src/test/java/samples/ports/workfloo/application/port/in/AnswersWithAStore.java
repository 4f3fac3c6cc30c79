package samples.ports.workfloo.application.port.in;

import dev.workfloo.application.port.out.Definitions;
import java.util.Optional;

public interface AnswersWithAStore {

    Optional<Definitions> definitions();
}
