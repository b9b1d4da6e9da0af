package unimig.consolidator.squash;

import unimig.runner.engine.RunListener;

/** Told of a squash while it goes on, in the thread that runs it. */
public interface SquashListener {
  /** Hears nothing. */
  SquashListener SILENT = step -> {};

  /** What is about to be done, for people. */
  void at(String step);

  /** Told of the migrations of the first run. */
  default RunListener migrations() {
    return RunListener.SILENT;
  }
}
