package p;

import android.app.Activity;

public class Main extends Activity {}
