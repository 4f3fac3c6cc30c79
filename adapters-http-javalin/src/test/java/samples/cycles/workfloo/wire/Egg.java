package samples.cycles.workfloo.wire;

import java.util.Optional;
import samples.cycles.workfloo.http.Hen;

public record Egg(Optional<Hen> hen) {}
