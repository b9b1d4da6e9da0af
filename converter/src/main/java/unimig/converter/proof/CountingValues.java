package unimig.converter.proof;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import unimig.converter.script.RuntimeValues;

/** Real values, with a note of whether chance was asked. */
final class CountingValues implements RuntimeValues {
  private final RuntimeValues values;
  private boolean drewRandom;

  CountingValues(RuntimeValues values) {
    this.values = values;
  }

  boolean drewRandom() {
    return drewRandom;
  }

  @Override
  public Optional<String> environment(String name) {
    return values.environment(name);
  }

  @Override
  public List<String> environmentNames() {
    return values.environmentNames();
  }

  @Override
  public long now() {
    return values.now();
  }

  @Override
  public double random() {
    drewRandom = true;
    return values.random();
  }

  @Override
  public byte[] randomBytes(int size) {
    drewRandom = true;
    return values.randomBytes(size);
  }

  @Override
  public ZoneId zone() {
    return values.zone();
  }

  @Override
  public String machine(String fact, boolean own) {
    return values.machine(fact, own);
  }
}
