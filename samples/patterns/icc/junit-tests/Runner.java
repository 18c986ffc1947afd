package p;

import android.app.Instrumentation;

public class Runner extends Instrumentation {}
