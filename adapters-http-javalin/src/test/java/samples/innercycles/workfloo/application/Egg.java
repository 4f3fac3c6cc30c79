package samples.innercycles.workfloo.application;

import java.util.Optional;
import samples.innercycles.workfloo.application.port.Hen;

public record Egg(Optional<Hen> hen) {}
