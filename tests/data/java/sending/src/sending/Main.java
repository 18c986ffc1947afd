package sending;

import android.app.Activity;

/** Nothing of interest. */
public class Main extends Activity {}
