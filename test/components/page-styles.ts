// The page's own styles, before those of the components, as renderer/main.tsx has it.
import '../../renderer/theme.css';
