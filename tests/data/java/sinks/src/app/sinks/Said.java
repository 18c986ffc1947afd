package app.sinks;

import com.umeng.analytics.Reporter;

/** Inherits everything from a class that the package lacks. */
final class Said extends Reporter {}
