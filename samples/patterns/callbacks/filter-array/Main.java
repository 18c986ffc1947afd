package p;
import android.app.*; import android.os.Bundle; import android.text.*; import android.widget.EditText;
public class Main extends Activity {
  @Override public void onCreate(Bundle b){ super.onCreate(b); EditText e = new EditText(this);
    e.setFilters(new InputFilter[]{ new InputFilter(){ public CharSequence filter(CharSequence s,int a,int x,Spanned d,int y,int z){ hit(); return null; } } }); setContentView(e); }
  static void hit(){}
}
