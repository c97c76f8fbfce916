"""双拥年度工作计划: settings, the ground floors and the pages that look across apps."""
